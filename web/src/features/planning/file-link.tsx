// A file of a record, to save.
import { Anchor } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { downloadFile } from '../../api/files.ts'
import { tell } from '../../ui/notice.ts'

/** The name of a file; pressing it saves the file. */
export function FileLink({ name, url }: { name: string; url: string }) {
  const save = () => void downloadFile(url).catch(tell.problem)
  return (
    <Anchor component="button" type="button" size="sm" ta="left" onClick={save}>
      <IconPaperclip size={14} aria-hidden /> {name}
    </Anchor>
  )
}

import { Modal } from '@mantine/core'
import { NavigationGroups } from './side-navigation.tsx'

/** The navigation of a phone, over the whole screen. */
export function PhoneMenu({ onClose }: { onClose: () => void }) {
  return (
    <Modal fullScreen opened onClose={onClose} title="Menu">
      <nav aria-label="Main">
        <NavigationGroups onGo={onClose} />
      </nav>
    </Modal>
  )
}

import { Button, Group, Modal, Stack, Text } from '@mantine/core'

interface LeaveDialogProps {
  stay: () => void
  leave: () => void
  onDiscard: () => void
}

/** The question before leaving with unsaved work. */
export function LeaveDialog({ stay, leave, onDiscard }: LeaveDialogProps) {
  return (
    <Modal opened onClose={stay} title="Leave without saving?">
      <Stack>
        <Text>What you typed is kept on this device and offered when you come back. Nobody else sees it.</Text>
        <Group justify="flex-end">
          <Button
            variant="subtle"
            color="red"
            onClick={() => {
              onDiscard()
              leave()
            }}
          >
            Discard and leave
          </Button>
          <Button variant="default" onClick={leave}>
            Leave and keep the draft
          </Button>
          <Button data-autofocus onClick={stay}>
            Stay here
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

// How probable a risk is, and how hard it would hit.
import { ChoiceField } from '../../ui/choice-field.tsx'
import type { Form } from '../../ui/form-page.tsx'
import { levelOptions } from './words.ts'

/** Two choices of low, medium and high. */
export function LevelFields<V extends { probability: string; impact: string }>({ form }: { form: Form<V> }) {
  return (
    <>
      <ChoiceField label="Probability" required data={levelOptions} {...form.getInputProps('probability')} />
      <ChoiceField label="Impact" required data={levelOptions} {...form.getInputProps('impact')} />
    </>
  )
}

/** Who asks, as it was typed and as it is sent. */
import type { Asker } from '#shared/domain/questions/vocabulary.ts'

export function tidied({ name, outlet, where }: Asker): Asker {
  return { name: name.trim(), outlet: (outlet ?? '').trim() || null, where }
}

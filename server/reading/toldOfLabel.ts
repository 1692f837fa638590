/** What the owner told of a label, as printed. */
import type { Told } from '#shared/protocol/documents.ts'

export type ToldLabel = NonNullable<Told['labels']>[string]

/** A label may read like a property that every object has. */
export function toldOfLabel({ labels }: Told, label: string): ToldLabel | undefined {
  return labels !== undefined && Object.hasOwn(labels, label) ? labels[label] : undefined
}

/** Why a text was not accepted, and what to write instead. */
export interface Complaint {
  readonly message: string
  readonly remedy: string
}

/** A value made from text that a person wrote, or what is wrong with the text. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly complaint: Complaint }

export const accept = <T>(value: T): Parsed<T> => ({ ok: true, value })

export const refuse = (message: string, remedy: string): Parsed<never> => ({
  ok: false,
  complaint: { message, remedy },
})

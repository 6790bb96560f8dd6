/** Whether one who has no login can pull an image: its index and the manifests of all its platforms. */
export type Visibility =
  | { readonly kind: 'public' }
  | { readonly kind: 'private' }
  /** The registry does not say, or gives a part. */
  | { readonly kind: 'unknown'; readonly reason: string }

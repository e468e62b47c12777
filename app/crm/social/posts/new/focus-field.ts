/** Goes to a control wherever it is, also where it is folded away. */
export function focusField(id: string): void {
  const field = document.getElementById(id);
  const fold = field?.closest("details");
  if (fold) fold.open = true;
  field?.focus();
}

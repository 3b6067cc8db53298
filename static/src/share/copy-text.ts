/**
 * Puts text in the clipboard; says whether it could. A page that did not come over HTTPS or from
 * this machine has no clipboard interface: there the field with the text is selected and copied.
 */
export async function copyText(text: string, field?: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (!field) return false;
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}

// Texts in one script, half width and lower case, position by position, as `figures/folding.py` makes them.
export function folding(groups) {
  const forms = new Map();
  for (const group of groups.split("\n")) {
    const [form, ...others] = group;
    for (const char of others) forms.set(char, form);
  }
  const wide = (char) => (/[\uff01-\uff5e]/.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0).toLowerCase() : char);
  return (text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()).replace(/[^\0-\x7f]/gu, (char) => forms.get(char) ?? wide(char));
}

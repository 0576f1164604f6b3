// Hands a file to the reader.
export function save(name, parts, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  setTimeout(URL.revokeObjectURL, 60_000, link.href);
}

// Spreadsheets take a file without the mark at its start for their own encoding.
export const saveCsv = (name, lines) => save(name, ["\ufeff", lines.map((line) => `${line}\r\n`).join("")], "text/csv");

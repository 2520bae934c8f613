// Drag and drop onto the whole of the upload card; without this script the file field alone takes drops.
document.querySelectorAll("form.drop").forEach((form) => {
  const input = form.querySelector("input[type=file]");
  const chosen = form.querySelector(".chosen");
  const tell = () => {
    const names = Array.from(input.files, (file) => file.name);
    chosen.textContent = names.length ? "已选：" + names.join("、") : "";
  };
  input.addEventListener("change", tell);
  ["dragenter", "dragover"].forEach((kind) =>
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("over");
    }));
  ["dragleave", "drop"].forEach((kind) => form.addEventListener(kind, () => form.classList.remove("over")));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    tell();
  });
});

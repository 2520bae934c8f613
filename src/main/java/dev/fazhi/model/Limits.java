package dev.fazhi.model;

/**
 * The limits of a file; one beyond them is refused with the limit named.
 *
 * @param bytes of the file
 * @param inflatedBytes of all that is packed in it
 * @param ratio inflated over packed, of any part above a megabyte
 * @param rows of one sheet
 * @param columns of one row
 * @param cellCharacters of one cell
 * @param seconds for reading it
 */
public record Limits(
    long bytes,
    long inflatedBytes,
    int ratio,
    int rows,
    int columns,
    int cellCharacters,
    int seconds) {}

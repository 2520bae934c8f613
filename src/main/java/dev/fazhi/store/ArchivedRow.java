package dev.fazhi.store;

import dev.fazhi.model.Entry;
import java.util.BitSet;

/**
 * A row as the archive has it.
 *
 * @param entry its cells in the order of the archive's fields, and the faults that its reading
 *     found; without values
 * @param unread the fields whose cells hold something but came to no value
 */
public record ArchivedRow(Entry entry, BitSet unread) {}

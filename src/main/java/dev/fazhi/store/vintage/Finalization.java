package dev.fazhi.store.vintage;

import java.time.LocalDateTime;

/**
 * The finalisation of a vintage by a person.
 *
 * @param vintage its number
 * @param at UTC
 * @param who the user's name or the account of the machine
 */
public record Finalization(int vintage, LocalDateTime at, String who, String reason) {}

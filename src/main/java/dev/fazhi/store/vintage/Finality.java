package dev.fazhi.store.vintage;

import java.time.LocalDateTime;

/**
 * That a person declared a vintage final.
 *
 * @param vintage its number
 * @param at UTC
 * @param who the user's name or the account of the machine
 */
public record Finality(int vintage, LocalDateTime at, String who, String reason) {}

/**
 * The soak: many pairs with random faults through one relay process for a bounded time. Every pair
 * follows from the printed seed and its number.
 */
package twoflow.it.soak;

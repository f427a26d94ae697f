/** The traffic that is put through each program, and what it tells; every byte is checked. */
package twoflow.bench.load;

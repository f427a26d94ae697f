/** The traffic that is put through each program, and its figures; every byte is checked. */
package twoflow.bench.load;

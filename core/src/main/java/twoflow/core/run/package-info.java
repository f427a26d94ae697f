/** One run of a program: the folder it leaves its files in, and how it is stopped. */
package twoflow.core.run;

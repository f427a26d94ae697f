/** One run of a program: the folder it leaves its files in, and how it is told to stop. */
package twoflow.core.run;

/** What runs before anything else of a program, on any Java from 8 on. */
package twoflow.core.start;

/** The order of the house: which module and which package may use which. */
package twoflow.it.house;

/**
 * The lab in containers: the compose files as they are run, and the image alone; nothing here runs
 * where no Docker answers.
 */
package twoflow.it.container;

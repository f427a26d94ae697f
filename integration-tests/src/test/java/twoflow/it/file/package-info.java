/** What programs and scripts do when their files fail: full disks, read-only folders, odd names. */
package twoflow.it.file;

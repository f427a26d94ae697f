/** Writing pcapng files: the relay's tap makes one, and the report annotates one. */
package twoflow.core.pcapng;

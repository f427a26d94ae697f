package twoflow.analysis;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says which file could not be read or written, and why: Java often gives no reason. */
public final class FileFault {

  private FileFault() {}

  /** One line, the file first. */
  public static String text(FileSystemException fault) {
    // Of a move the second file is the one that a user knows.
    String file = fault.getOtherFile() != null ? fault.getOtherFile() : fault.getFile();
    return file + ": " + cause(fault);
  }

  /** The cause without the file. */
  public static String cause(FileSystemException fault) {
    return switch (fault) {
      case AccessDeniedException e ->
          System.getProperty("os.name", "").startsWith("Windows")
              ? "not permitted: a program such as Wireshark has it open, close it there; or it is"
                  + " another user's"
              : "not permitted to this user: run it as the owner of captures/";
      case NoSuchFileException e -> "no such file or folder: it was removed meanwhile";
      case FileAlreadyExistsException e -> "exists already: another report is at work on this run";
      case DirectoryNotEmptyException e ->
          "a folder is in the way of the report's file: move it aside";
      case NotDirectoryException e -> "not a folder";
      default -> fault.getReason() != null ? fault.getReason() : fault.toString();
    };
  }
}

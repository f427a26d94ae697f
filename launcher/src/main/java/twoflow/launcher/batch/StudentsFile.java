package twoflow.launcher.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import twoflow.core.row.LineReader;
import twoflow.core.row.RowFileException;
import twoflow.core.seed.StudentId;

/**
 * Reads a class: UTF-8, a line {@code id} or {@code id,name} for each student, as spreadsheets and
 * learning platforms export it. The separator may be a comma, a semicolon or a tab; a first line
 * that begins with {@code id} is the header, and not needed. Blank lines count for nothing.
 * Anything else is an error that names its line.
 */
public final class StudentsFile {

  private static final int MAX_COLUMNS = 2;
  private static final int MAX_STUDENTS = 100_000;

  private final Path file;
  private final List<Student> students = new ArrayList<>();
  private final Map<StudentId, Long> lineOfId = new HashMap<>();
  private final Map<String, StudentId> idOfFolder = new HashMap<>();

  private StudentsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the students of a file.
   *
   * @throws RowFileException with {@code file:line: what} when it is not as it should be
   */
  public static List<Student> read(Path file) throws IOException {
    return new StudentsFile(file).readAll();
  }

  private List<Student> readAll() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new RowFileException(file, "no such file");
    }
    Optional<StudentCells> first = Optional.empty();
    char separator = ',';
    try (LineReader lines = new LineReader(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.isBlank()) {
          continue;
        }
        if (first.isEmpty()) {
          separator = StudentCells.separatorOf(line);
        }
        StudentCells cells = cells(line, separator, lines.lineNumber());
        if (first.isEmpty()) {
          first = Optional.of(cells);
          if (cells.isHeader()) {
            continue;
          }
        }
        add(cells);
      }
    }
    if (students.isEmpty()) {
      throw new RowFileException(file, "no students: a line such as s001 or s001,Anna is needed");
    }
    checkFirst(first.get());
    return students;
  }

  private StudentCells cells(String line, char separator, long number) throws RowFileException {
    try {
      StudentCells cells = StudentCells.of(line, separator, number);
      if (cells.all().size() > MAX_COLUMNS) {
        throw new IllegalArgumentException(
            "id or id,name is needed, not " + cells.all().size() + " columns: delete the others");
      }
      return cells;
    } catch (IllegalArgumentException e) {
      throw new RowFileException(file, number, e.getMessage());
    }
  }

  private void add(StudentCells cells) throws RowFileException {
    try {
      StudentId id = new StudentId(cells.all().getFirst());
      Long earlier = lineOfId.putIfAbsent(id, cells.line());
      if (earlier != null) {
        throw new IllegalArgumentException("ID '" + id + "' is in line " + earlier + ", too");
      }
      StudentId other = idOfFolder.putIfAbsent(folderKey(id), id);
      if (other != null) {
        throw new IllegalArgumentException(
            "IDs '" + id + "' and '" + other + "' would have one folder: change one of them");
      }
      if (students.size() == MAX_STUDENTS) {
        throw new IllegalArgumentException("more than " + MAX_STUDENTS + " students");
      }
      students.add(new Student(id, cells.name()));
    } catch (IllegalArgumentException e) {
      throw new RowFileException(file, cells.line(), e.getMessage());
    }
  }

  /** Some disks do not tell upper and lower case apart. */
  private static String folderKey(StudentId id) {
    return FolderName.of(id.text()).toLowerCase(Locale.ROOT);
  }

  /** A header with other words would be a student who is not there. */
  private void checkFirst(StudentCells first) throws RowFileException {
    boolean asOthers =
        first.isHeader()
            || first.looksLikeId()
            || students.stream()
                .skip(1)
                .noneMatch(student -> StudentCells.looksLikeId(student.id().text()));
    if (!asOthers) {
      throw new RowFileException(
          file,
          first.line(),
          "'"
              + first.all().getFirst()
              + "' is no ID as the others are: a header begins with id, such as id,name");
    }
  }
}

package dev.fazhi.tabular.row;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Fault.Severity;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Place;
import java.util.List;

/** The faults of files, each with its stable code. */
public enum FileFault {
  UNREADABLE("FZ-101", "文件读不到：不存在、没有权限或读的时候消失"),
  EMPTY("FZ-102", "空文件"),
  NOT_REGULAR("FZ-103", "不是普通文件：目录、管道、设备等"),
  ENCRYPTED("FZ-104", "文件有密码"),
  CORRUPT("FZ-105", "文件已损坏或不完整"),
  OTHER_TYPE("FZ-106", "真实类型不是能读的表格"),
  OVER_LIMIT("FZ-107", "超过上限"),
  BAD_BYTES("FZ-108", "有不合编码的字节"),
  QUOTING("FZ-109", "引号不成对或位置不对"),
  DELIMITER("FZ-110", "分隔符认不出"),
  NUL("FZ-111", "文本里有空字符"),
  ENTITY("FZ-112", "含有 DTD 或外部实体"),
  DOUBLED_PART("FZ-113", "压缩包里有重名的部件"),
  HIDDEN("FZ-120", "有隐藏的工作表、行或列"),
  MACROS("FZ-121", "宏未读取"),
  TYPE_DIFFERS("FZ-122", "扩展名与真实类型不符"),
  ROWS_CUT("FZ-123", "行数正好是格式上限，导出时可能被截断"),
  EXTERNAL_LINKS("FZ-124", "引用了外部文件，未去读取"),
  NESTED_TABLES("FZ-125", "网页表格里套着表格，只读最里层"),
  SWALLOWED("FZ-126", "多余的引号把几行连在一起，已按行分开读取"),
  STRUCK("FZ-127", "有的行划了删除线，照样读取"),
  CUT("FZ-182", "一格的文字超过上限，只读了前面的部分");

  private final String code;
  private final String meaning;

  FileFault(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  String code() {
    return code;
  }

  /** One line in Chinese for lists of codes. */
  String meaning() {
    return meaning;
  }

  public FileRejectedException refused(Place place, String message) {
    return new FileRejectedException(List.of(fault(Severity.REFUSE, place, message)));
  }

  public Fault note(String file, String message) {
    return fault(Severity.NOTE, Place.of(file), message);
  }

  public Fault warning(Place place, String message) {
    return fault(Severity.WARNING, place, message);
  }

  private Fault fault(Severity severity, Place place, String message) {
    return new Fault(code, severity, place, "", "", message);
  }
}

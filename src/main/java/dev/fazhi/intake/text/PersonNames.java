package dev.fazhi.intake.text;

import java.util.regex.Pattern;

/**
 * Recognises texts that are likely somebody's name: one of the hundred most frequent surnames, or a
 * frequent one of two characters, and one or two characters that end no unit or place. Among names
 * of units and places, such a text is rather a person in the wrong column.
 */
public final class PersonNames {

  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
          + "金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

  private static final String ENDINGS = "局委办院所队站厅部处科会社府司庭团校厂店区县市乡镇村路街道巷里园苑河山庄屯湾桥港口旗盟州室组";

  private static final Pattern NAME =
      Pattern.compile(
          "(?:[%s]|欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容)\\p{IsHan}?[\\p{IsHan}&&[^%s]]"
              .formatted(SURNAMES, ENDINGS));

  private PersonNames() {}

  /** Whether a text without white space is likely a name. */
  public static boolean isLike(String text) {
    return NAME.matcher(text).matches();
  }
}

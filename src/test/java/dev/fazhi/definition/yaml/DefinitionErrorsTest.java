package dev.fazhi.definition.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.JobsCopy;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of mistake is told with its file, its line and the nearest right spelling. */
class DefinitionErrorsTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  /**
   * One edit, one mistake: file, what is replaced by what ({@code ¶} is a line break), how many
   * lines under the edit the mistake lies, what its message says.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          nightly.yml ¦ settle_seconds: 5 ¦ settel_seconds: 5¶settle_seconds: 5 ¦ 0 ¦ 没有 settel_seconds 这个键，你是不是想写 settle_seconds？
          nightly.yml ¦ ratio: 200 ¦ ratio: 0 ¦ 0 ¦ “ratio”“0”不合适；应是 1 到 2147483647 的整数
          nightly.yml ¦ bytes: 512M ¦ bytes: 512MB ¦ 0 ¦ “bytes”“512MB”不合规矩；应是像 512M 这样的大小
          nightly.yml ¦ 30 1 * * * ¦ 30 1 * * ¦ 0 ¦ 有 4 段；应是五段
          nightly.yml ¦ 30 1 * * * ¦ 60 1 * * * ¦ 0 ¦ 的“分”一段“60”不对；应是 0 到 59 的数
          nightly.yml ¦ Asia/Shanghai ¦ Asia/Shangai ¦ 0 ¦ 没有时区“Asia/Shangai”，你是不是想写 Asia/Shanghai？
          nightly.yml ¦ [hotline, mediation] ¦ [hotline, meditation] ¦ 0 ¦ 没有数据源“meditation”，你是不是想写 mediation？
          nightly.yml ¦ [hotline, mediation] ¦ hotline ¦ 0 ¦ “blocking”写成了“hotline”；应是一个列表
          nightly.yml ¦ [hotline, mediation] ¦ [hotline, hotline] ¦ 0 ¦ “hotline”写了两次
          nightly.yml ¦ source: review, ¦ source: reviews, ¦ 0 ¦ 没有数据源“reviews”，你是不是想写 review？
          nightly.yml ¦ source: review, ¦ source: hotline, ¦ 0 ¦ “hotline”有两个报送日历
          nightly.yml ¦ every: year ¦ every: yaer ¦ 0 ¦ “every”“yaer”不认识；应是 day、month、year 之一，你是不是想写 year？
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ titel: 12345 热线工单¶title: x ¦ 0 ¦ 没有 titel 这个键，你是不是想写 title？
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ # ¦ -1 ¦ 文件缺少 title（人们怎么称呼它）
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: ¦ 0 ¦ “title”没有写值
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: [12345, 热线] ¦ 0 ¦ “title”写成了一个列表；应是一段文字
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: a¶title: b ¦ 1 ¦ “title”写了两次，第一次在第 2 行
          sources/hotline.yml ¦ key: [ticket_no] ¦ key: [ticket_on] ¦ 0 ¦ 主键：没有字段“ticket_on”，你是不是想写 ticket_no？
          sources/hotline.yml ¦ key: [ticket_no] ¦ key: [channel] ¦ 0 ¦ 主键字段“channel”不是必填
          sources/hotline.yml ¦ key: [ticket_no] ¦ key: [ticket_no, ticket_no] ¦ 0 ¦ 主键字段“ticket_no”写了两次
          sources/hotline.yml ¦ key: [ticket_no] ¦ key: [] ¦ 0 ¦ “key”是空的；至少要写一项
          sources/hotline.yml ¦ delivery: incremental ¦ delivery: incremetal ¦ 0 ¦ “incremetal”不认识；应是 incremental、full 之一，你是不是想写 incremental？
          sources/hotline.yml ¦ delivery: incremental ¦ delivery: incremental¶tolerance: { percent: 101, rows: 20 } ¦ 1 ¦ “percent”“101”不合适；应是 0 到 100 的整数
          sources/hotline.yml ¦ coverage: received_at ¦ coverage: channel ¦ 0 ¦ coverage 应是日期或统计期字段；“channel”的类型是 text
          sources/hotline.yml ¦ coverage: received_at ¦ coverage: recieved_at ¦ 0 ¦ 没有字段“recieved_at”，你是不是想写 received_at？
          sources/hotline.yml ¦ delivery: incremental¶coverage: received_at ¦ delivery: full ¦ 0 ¦ 全量报送要知道覆盖哪段时间
          sources/hotline.yml ¦ coverage: received_at ¦ coverage: received_at¶delivered_by: twon ¦ 1 ¦ delivered_by：没有字段“twon”，你是不是想写 town？
          sources/hotline.yml ¦ coverage: received_at ¦ coverage: received_at¶delivered_by: due_at ¦ 1 ¦ delivered_by 应是文字字段；“due_at”的类型是 date-time
          sources/hotline.yml ¦ coverage: received_at ¦ coverage: received_at¶deliverd_by: town ¦ 1 ¦ 没有 deliverd_by 这个键，你是不是想写 delivered_by？
          sources/hotline.yml ¦ coverage: received_at ¦ delivered_by: town ¦ 0 ¦ 有 delivered_by 就要知道每一行是哪一天的；请写 coverage: 日期字段
          sources/returns.yml ¦ coverage: period ¦ coverage: period¶delivered_by: unit ¦ 1 ¦ 有 delivered_by 就要知道每一行是哪一天的；请写 coverage: 日期字段
          sources/hotline.yml ¦ events: [received_at ¦ events: [status ¦ 0 ¦ events 应是日期字段；“status”的类型是 text
          sources/hotline.yml ¦ exclude: status = '作废' ¦ exclude: status = '做废' ¦ 0 ¦ 没有取值“做废”，你是不是想写 作废？
          sources/hotline.yml ¦ exclude: status = '作废' ¦ exclude: sttaus = '作废' ¦ 0 ¦ 没有字段“sttaus”，你是不是想写 status？
          sources/hotline.yml ¦ exclude: status = '作废' ¦ exclude: received_at > as_of ¦ 0 ¦ 导入时还没有统计期
          sources/hotline.yml ¦   channel: ¦ ¶  fz_row: ¦ 1 ¦ 字段名不能以 fz_ 开头
          sources/hotline.yml ¦   due_at:¶    headers: [办理截止时间, 办结时限]¶    type: date-time ¦ ¶  due_at: due ¦ 1 ¦ “due_at”写成了“due”；应是一组“键: 值”
          sources/hotline.yml ¦ type: path ¦ type: paht ¦ 0 ¦ “paht”不认识；应是 id、case-number、text、path、date、date-time、yes-no、integer、decimal、money、period 之一，你是不是想写 path？
          sources/hotline.yml ¦ reference: towns ¦ reference: town ¦ 0 ¦ 没有参照表“town”，你是不是想写 towns？
          sources/hotline.yml ¦ [受理渠道, 诉求来源 ¦ [受理渠道, 诉求 分类 ¦ 3 ¦ 表头“诉求分类”已属于字段 channel
          sources/hotline.yml ¦ [受理渠道, 诉求来源 ¦ [受理渠道, 受理　渠道 ¦ 0 ¦ 表头“受理　渠道”写了两次
          sources/hotline.yml ¦ personal: [姓名 ¦ personal: [受理渠道 ¦ 0 ¦ 个人信息表头“受理渠道”又是字段 channel 的表头
          sources/hotline.yml ¦ personal: [姓名, 来电人 ¦ personal: [姓名, 姓名 ¦ 0 ¦ 个人信息表头“姓名”写了两次
          sources/hotline.yml ¦ 已办结: [] ¦ 已办结: 办结 ¦ 0 ¦ “已办结”写成了“办结”；应是一个列表
          sources/hotline.yml ¦ 已办结: []¶      办理中: [] ¦ 已办结: [办理中]¶      办理中: [] ¦ 0 ¦ “办理中”已是“办理中”的写法，不能又算“已办结”
          sources/hotline.yml ¦ 满意: [] ¦ 满意: []¶      满意: [] ¦ 1 ¦ “满意”写了两次
          sources/hotline.yml ¦ check: closed_at >= received_at ¦ check: closed_at >= recieved_at ¦ 0 ¦ 没有字段“recieved_at”，你是不是想写 received_at？
          sources/hotline.yml ¦ check: closed_at >= received_at ¦ check: closed_at => received_at ¦ 0 ¦ 在“>”处读不懂
          sources/hotline.yml ¦ field: closed_at ¦ field: closed_on ¦ 0 ¦ 没有字段“closed_on”，你是不是想写 closed_at？
          sources/hotline.yml ¦ message: 办结时间早于受理时间 ¦ message: 办结时间早于受理时间¶    mesage: 又 ¦ 1 ¦ 没有 mesage 这个键，你是不是想写 message？
          sources/mediation.yml ¦ name: amount-not-negative ¦ name: people-not-negative ¦ 4 ¦ 规则“people-not-negative”在第 58 行已经有了
          sources/review.yml ¦ source: review ¦ source: Review¶ ¦ 0 ¦ “source”“Review”不合规矩
          sources/litigation.yml ¦ required_when: hearing_on IS NOT NULL ¦ required_when: heraing_on IS NOT NULL ¦ 0 ¦ 没有字段“heraing_on”，你是不是想写 hearing_on？
          sources/litigation.yml ¦ from: case_no ¦ from: cases_no ¦ 0 ¦ 没有字段“cases_no”，你是不是想写 case_no？
          sources/litigation.yml ¦ 行申: 再审 ¦ 行申: 再申 ¦ 0 ¦ “再申”不是字段 instance 的取值，你是不是想写 再审？
          sources/litigation.yml ¦ required: true ¦ required: ture ¦ 0 ¦ “required”“ture”读不懂；应是 true 或 false
          sources/litigation.yml ¦ type: yes-no ¦ type: yes-no¶    values: { 到: [] } ¦ 1 ¦ yes-no 字段的 values 只有“是”和“否”
          sources/litigation.yml ¦ type: yes-no ¦ type: yes-no¶    values: { 是: [到], 否: [到] } ¦ 1 ¦ “到”已是“是”的写法，不能又算“否”
          sources/litigation.yml ¦ type: yes-no ¦ type: yes-no¶    format: d/M/yyyy ¦ 1 ¦ format 只用于 type: date 或 date-time；这个字段的类型是 yes-no
          sources/litigation.yml ¦ type: yes-no ¦ type: yes-no¶    unknown: warn ¦ 1 ¦ unknown 只用于 type: text
          sources/hotline.yml ¦ type: id ¦ type: id¶    pattern: "[0-9" ¦ 1 ¦ 不是正则表达式
          sources/hotline.yml ¦ type: text¶ ¦ type: text¶    unknown: warn¶ ¦ 1 ¦ 请先写 values
          sources/hotline.yml ¦ type: date-time¶  closed ¦ type: date-time¶    not_before: recieved_at¶  closed ¦ 1 ¦ not_before：没有字段“recieved_at”，你是不是想写 received_at？
          sources/hotline.yml ¦ type: date-time¶  closed ¦ type: date-time¶    not_before: status¶  closed ¦ 1 ¦ not_before 应是另一个 date-time 字段
          sources/hotline.yml ¦ type: date-time¶  closed ¦ type: date-time¶    format: 日月年¶  closed ¦ 1 ¦ 应是像 dd/MM/yyyy、M/d/yyyy 或 yy-M-d 这样的日期格式
          sources/hotline.yml ¦ type: date-time¶  closed ¦ type: date-time¶    zone: Asia/Beijing¶  closed ¦ 1 ¦ 没有时区“Asia/Beijing”
          metrics/hotline.yml ¦ source: hotline ¦ source: hotlin ¦ 0 ¦ 没有数据源“hotlin”，你是不是想写 hotline？
          metrics/hotline.yml ¦ unit: 件 ¦ unti: 件¶    unit: 件 ¦ 0 ¦ 没有 unti 这个键，你是不是想写 unit？
          metrics/hotline.yml ¦ unit: 件 ¦ unit: 件¶    rounding: half_up ¦ 1 ¦ 应是 half-up、half-even、down 之一，你是不是想写 half-up？
          metrics/hotline.yml ¦ unit: 件 ¦ unit: 件¶    decimals: 7 ¦ 1 ¦ 应是 0 到 6 的整数
          metrics/hotline.yml ¦ unit: 件 ¦ unit: 件¶    source: hotlines ¦ 1 ¦ 没有数据源“hotlines”，你是不是想写 hotline？
          metrics/hotline.yml ¦ date: received_at ¦ date: recieved_at ¦ 0 ¦ date：没有字段“recieved_at”，你是不是想写 received_at？
          metrics/hotline.yml ¦ date: closed_at ¦ date: channel ¦ 0 ¦ date 应是日期字段；“channel”的类型是 text
          metrics/hotline.yml ¦ [category/1, town, unit, channel]¶  hotline.closed: ¦ [category/1, town, unit, channel, statsu]¶  hotline.closed: ¦ 0 ¦ by：没有字段“statsu”，你是不是想写 status？
          metrics/hotline.yml ¦   hotline.closed_in_period: ¦ ¶  Hotline.closed_in_period: ¦ 1 ¦ “Hotline.closed_in_period”不合规矩
          metrics/hotline.yml ¦ from: hotline.due ¦ from: hotline.deu ¦ 0 ¦ 没有指标“hotline.deu”，你是不是想写 hotline.due？
          metrics/hotline.yml ¦ from: hotline.due ¦ from: hotline.on_time ¦ 0 ¦ 绕成了圈（hotline.on_time → hotline.on_time）
          metrics/hotline.yml ¦ from: hotline.due ¦ from: hotline.closed_rate ¦ 0 ¦ from 只能是数行的指标；hotline.closed_rate 是比率
          metrics/hotline.yml ¦ from: hotline.due ¦ from: mediation.registered ¦ 0 ¦ mediation.registered 属于数据源 mediation，而这个指标属于 hotline
          metrics/hotline.yml ¦ from: hotline.due ¦ from: hotline.due¶    date: closed_at ¦ 1 ¦ from 的指标已有 date: received_at
          metrics/hotline.yml ¦ from: hotline.due¶ ¦ ¶ ¦ 1 ¦ 没有说哪些行归入统计期
          metrics/hotline.yml ¦ where: due_at <= as_of ¦ where: due_at <= '2022-12-12' ¦ 0 ¦ 或与日期字段、as_of、period_start 或 period_end 相比
          metrics/hotline.yml ¦ where: due_at <= as_of ¦ where: due_at <= as_of; DROP TABLE x ¦ 0 ¦ 不能有分号
          metrics/hotline.yml ¦ IN ('满意', '基本满意', '不满意') ¦ IN ('满意', '基本蛮意', '不满意') ¦ 0 ¦ 没有取值“基本蛮意”，你是不是想写 基本满意？
          metrics/hotline.yml ¦ { of: hotline.satisfied, to ¦ { of: hotline.satified, to ¦ 0 ¦ 没有指标“hotline.satified”，你是不是想写 hotline.satisfied？
          metrics/hotline.yml ¦ { of: hotline.satisfied, to ¦ { of: hotline.days_to_close, to ¦ 0 ¦ 比率的分子和分母应是计数、求和或报送的数
          metrics/hotline.yml ¦ to: hotline.rated } ¦ to: hotline.rated }¶    where: closed_at <= as_of ¦ 1 ¦ ratio 与 where 不能同时写
          metrics/hotline.yml ¦ to: hotline.due }¶    by: [unit] ¦ to: hotline.due }¶    by: [unit, town] ¦ 1 ¦ by 的“town”不在 hotline.on_time 的 by 里
          metrics/hotline.yml ¦ date: closed_at ¦ given: units ¦ 0 ¦ 没有按年写数的参照表“units”；请在 reference/ 里放 units.csv，第一行如 name,2021,2022
          metrics/hotline.yml ¦ decimals: 1 ¦ decimals: 1¶    verdict: [{ at_least: hotline.closed_rate, say: 达标 }] ¦ 1 ¦ hotline.closed_rate 的单位是“%”，与这个指标的“天”不同，不能相比
          metrics/hotline.yml ¦ decimals: 1 ¦ decimals: 1¶    verdict: [{ at_most: hotline.clsed_rate, say: 达标 }] ¦ 1 ¦ 没有指标“hotline.clsed_rate”，你是不是想写 hotline.closed_rate？
          metrics/hotline.yml ¦ decimals: 1 ¦ decimals: 1¶    verdict: [{ say: 达标 }, { at_most: 3, say: 未达标 }] ¦ 1 ¦ 只有最后一级可以都不写
          tables/021-hotline-by-category.yml ¦ order: value ¦ extra: [verdict] ¦ 0 ¦ 这张表没有一个指标写了 verdict
          reference/towns.csv ¦ name,aliases ¦ name,2021,2021 ¦ 0 ¦ 第一行的“2021”不是年份或写了两次
          reference/towns.csv ¦ name,aliases ¦ name,2022 ¦ 1 ¦ 不是一个数；请写成 12345 或 123.45，不知道的空着
          metrics/hotline.yml ¦ ratio: { of: hotline.satisfied, to: hotline.rated } ¦ derive: [{ of: hotline.satisfied, times: 100 }] ¦ 0 ¦ derive 里 hotline.satisfied 的单位是“件”，而这个指标的单位是“%”；百分比只能由百分比合成
          metrics/hotline.yml ¦ mean: { from: received_at, to: closed_at } ¦ mean: { from: received_at, to: closed_at }¶  hotline.odd:¶    name: 甲¶    unit: 件¶    meaning: 乙¶    derive: [{ of: hotline.received }, { of: hotline.closed_rate }] ¦ 5 ¦ derive 里 hotline.closed_rate 的单位是“%”，而这个指标的单位是“件”；单位相同才能直接相加，要换算或加权请写 times
          metrics/hotline.yml ¦ ratio: { of: hotline.satisfied, to: hotline.rated } ¦ derive: [{ of: hotline.closed_rate }, { of: hotline.closd_rate }] ¦ 0 ¦ 没有指标“hotline.closd_rate”，你是不是想写 hotline.closed_rate？
          metrics/hotline.yml ¦ ratio: { of: hotline.satisfied, to: hotline.rated } ¦ derive: [{ of: hotline.closed_rate }, { of: hotline.closed_rate, times: -1 }] ¦ 0 ¦ derive 里“hotline.closed_rate”写了两次
          metrics/hotline.yml ¦ ratio: { of: hotline.satisfied, to: hotline.rated } ¦ derive: [{ of: hotline.satisfied_rate }] ¦ 0 ¦ 绕成了圈
          metrics/hotline.yml ¦ ratio: { of: hotline.satisfied, to: hotline.rated } ¦ derive: [{ of: hotline.closed_rate }]¶    sum: channel ¦ 1 ¦ derive 与 sum 不能同时写
          metrics/hotline.yml ¦ ratio: { of: hotline.satisfied, to: hotline.rated }¶    by: [unit] ¦ derive: [{ of: hotline.closed_rate }]¶    by: [satisfaction] ¦ 1 ¦ by 的“satisfaction”不在 hotline.closed_rate 的 by 里
          metrics/hotline.yml ¦ mean: { from: received_at, to: closed_at } ¦ mean: { from: received_at, to: channel } ¦ 0 ¦ mean.to 应是日期字段；“channel”的类型是 text
          metrics/hotline.yml ¦ mean: { from: received_at, to: closed_at } ¦ mean: channel ¦ 0 ¦ mean 应是数字段
          metrics/hotline.yml ¦ mean: { from: received_at, to: closed_at } ¦ mean: { from: received_at } ¦ 0 ¦ mean 缺少 to
          metrics/hotline.yml ¦ mean: { from: received_at, to: closed_at } ¦ mean: { from: received_at, to: closed_at }¶    distinct: channel ¦ 0 ¦ distinct 与 mean 不能同时写
          metrics/hotline.yml ¦ by: [category/1, unit] ¦ by: [category/1, unit/1] ¦ 0 ¦ “unit/1”写了级数，但 unit 的类型是 text，不是 path；请写 unit
          metrics/hotline.yml ¦ by: [category/1, unit] ¦ by: [category/1, due_at] ¦ 0 ¦ by 的“due_at”是日期或数，不能用来分组
          metrics/hotline.yml ¦ by: [category/1, unit] ¦ by: [category/1, unit, unit] ¦ 0 ¦ by 里“unit”写了两次
          metrics/hotline.yml ¦ right: [hotline.closed_in_period, ¦ right: [hotline.closed_in_perod, ¦ 0 ¦ 恒等式：没有指标“hotline.closed_in_perod”，你是不是想写 hotline.closed_in_period？
          metrics/hotline.yml ¦ right: [hotline.closed_in_period, ¦ right: [hotline.closed_rate, ¦ 0 ¦ 恒等式只用于计数、求和与报送的数
          metrics/mediation.yml ¦ sum: amount ¦ sum: amuont ¦ 0 ¦ sum：没有字段“amuont”，你是不是想写 amount？
          metrics/mediation.yml ¦ sum: amount ¦ sum: studio ¦ 0 ¦ sum 应是数字段；“studio”的类型是 text
          metrics/mediation.yml ¦ distinct: studio ¦ distinct: stuido ¦ 0 ¦ distinct：没有字段“stuido”，你是不是想写 studio？
          metrics/mediation.yml ¦   mediation.people: ¦ ¶  hotline.received: ¦ 1 ¦ 指标 hotline.received 在 metrics/hotline.yml:6 已经有了
          metrics/returns.yml ¦ { value: value, period: period, ¦ { value: value, period: unit, ¦ 0 ¦ reported.period 应是统计期字段
          metrics/returns.yml ¦ { value: value, period: period, ¦ { value: values, period: period, ¦ 0 ¦ reported.value：没有字段“values”，你是不是想写 value？
          metrics/returns.yml ¦ { value: value, period: period, unit: unit, ¦ { value: value, period: period, unit: value, ¦ 0 ¦ reported.unit 应是文字字段
          metrics/returns.yml ¦ where: code = 'powers' ¦ where: code = 'power' ¦ 0 ¦ 没有取值“power”，你是不是想写 powers？
          metrics/returns.yml ¦ where: code = 'powers' ¦ where: code = 'powers'¶    from: returns.boards ¦ 1 ¦ reported 与 from 不能同时写
          tables/021-hotline-by-category.yml ¦ order: value ¦ top: 3 ¦ 0 ¦ top 列出数最大的几组；请加上 order: value
          tables/010-key.yml ¦ rows: metrics ¦ top: 3¶rows: metrics ¦ 0 ¦ top 只用于 rows: groups
          tables/070-filing-hotline.yml ¦ rows: groups ¦ top: 3¶rows: groups ¦ 0 ¦ 报送表要列出各组，没有 top
          tables/020-hotline-by-month.yml ¦ table: hotline-by-month ¦ table: key-figures ¦ 0 ¦ 表的名字“key-figures”在 tables/010-key.yml 里已经用了
          tables/020-hotline-by-month.yml ¦ sheet: 热线分月 ¦ sheet: 主要指标 ¦ 0 ¦ 工作表名“主要指标”在 tables/010-key.yml 里已经用了
          tables/020-hotline-by-month.yml ¦ sheet: 热线分月 ¦ sheet: 热线/分月 ¦ 0 ¦ 含有 Excel 不许的字符
          tables/020-hotline-by-month.yml ¦ sheet: 热线分月 ¦ sheet: 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二 ¦ 0 ¦ 工作表名有 32 个字符；Excel 只许 31 个
          tables/020-hotline-by-month.yml ¦ rows: months ¦ rows: month ¦ 0 ¦ 应是 metrics、groups、months 之一，你是不是想写 months？
          tables/020-hotline-by-month.yml ¦ rows: months ¦ rows: months¶by: unit ¦ 1 ¦ by 只用于 rows: groups
          tables/020-hotline-by-month.yml ¦ - hotline.received ¦ - hotline.recieved ¦ 0 ¦ 没有指标“hotline.recieved”，你是不是想写 hotline.received？
          tables/020-hotline-by-month.yml ¦ - hotline.received ¦ - hotlin.* ¦ 0 ¦ 没有一个指标符合“hotlin.*”，你是不是想写 hotline.*？
          tables/020-hotline-by-month.yml ¦ - hotline.received ¦ - hotline.closed ¦ 1 ¦ 指标“hotline.closed”写了两次
          tables/022-hotline-by-town.yml ¦ by: town ¦ by: twon ¦ 3 ¦ 没有按“twon”分组，你是不是想写 town？
          tables/022-hotline-by-town.yml ¦ - hotline.closed_rate ¦ - hotline.due ¦ 0 ¦ 指标 hotline.due 没有按“town”分组
          tables/022-hotline-by-town.yml ¦ by: town¶ ¦ # ¦ -1 ¦ rows: groups 的表要有 by
          report/draft.yml ¦ {returns.powers}， ¦ {returns.power}， ¦ 0 ¦ 没有指标“returns.power”，你是不是想写 returns.powers？
          report/draft.yml ¦ {returns.powers:delta} ¦ {returns.powers:dleta} ¦ 0 ¦ 后面的“dleta”不认识；应是 value、wan、number、prior、change、delta 之一，你是不是想写 delta？
          report/draft.yml ¦ 截至{date}， ¦ 截至{dat}， ¦ 0 ¦ “dat”不认识，你是不是想写 date？
          report/draft.yml ¦ 截至{date}， ¦ 截至{date， ¦ 0 ¦ 花括号没有成对
          report/draft.yml ¦ {returns.powers}， ¦ 3570项， ¦ 0 ¦ “3570”不是由指标得出的数；请写成 {指标}
          report/draft.yml ¦ title: "{area} ¦ title: "{returns.powers} ¦ 0 ¦ 这里没有 {returns.powers} 可填；可用的有：area、date、period、year
          report/draft.yml ¦ no-cases: omit ¦ no-case: omit ¦ 0 ¦ 没有 no-case 这个键，你是不是想写 no-cases？
          report/draft.yml ¦ by: dispute_type ¦ by: dispute_typ ¦ 0 ¦ 没有按“dispute_typ”分组，你是不是想写 dispute_type？
          report/draft.yml ¦ by: dispute_type ¦ # ¦ -1 ¦ list 缺少 by；请补上
          report/draft.yml ¦ list: mediation.registered ¦ list: mediation.registred ¦ 0 ¦ 没有指标“mediation.registred”，你是不是想写 mediation.registered？
          report/draft.yml ¦ say: 调处率 ¦ top: 3¶            say: 调处率 ¦ 0 ¦ top 不用于 没有 list 的句子
          report/draft.yml ¦ - table: 行政执法主要数据 ¦ - table: 行政执法主要数据¶        chart: 图 ¦ 0 ¦ 每一项要写 sentences、table、chart 中的一个；这里写了 2 个
          report/draft.yml ¦ - returns.qualified_officers ¦ - returns.qualified_officer ¦ 0 ¦ 没有指标“returns.qualified_officer”，你是不是想写 returns.qualified_officers？
          report/draft.yml ¦ metric: mediation.registered ¦ metric: mediation.register ¦ 0 ¦ 没有指标“mediation.register”，你是不是想写 mediation.registered？
          report/draft.yml ¦ about: litigation.appearance_rate ¦ about: litigation.apearance_rate ¦ 0 ¦ 没有指标“litigation.apearance_rate”，你是不是想写 litigation.appearance_rate？
          tables/070-filing-hotline.yml ¦ layout: filing ¦ layout: fling ¦ 0 ¦ 应是 plain、filing 之一，你是不是想写 filing？
          tables/070-filing-hotline.yml ¦ part: prior } ¦ part: priro } ¦ 0 ¦ 之一，你是不是想写 prior？
          tables/070-filing-hotline.yml ¦ metric: hotline.closed_rate } ¦ metric: hotline.closed_rate, part: share } ¦ 0 ¦ 热线办结率各组相加不是合计，没有占比；请改成 part: rank
          tables/070-filing-hotline.yml ¦ order: value ¦ extra: [rank] ¦ 0 ¦ 报送表的各栏写在 columns 里；请把“rank”写成一栏的 part
          tables/022-hotline-by-town.yml ¦ order: value ¦ extra: [rank, month-on-mouth] ¦ 0 ¦ 你是不是想写 month-on-month？
          tables/022-hotline-by-town.yml ¦ order: value ¦ extra: [rank, rank] ¦ 0 ¦ “rank”写了两次
          tables/020-hotline-by-month.yml ¦ rows: months ¦ rows: months¶extra: [month] ¦ 1 ¦ rows: months 的表没有“month”这样的栏；可用的有：share、rank、cumulative、month-on-month
          tables/010-key.yml ¦ rows: metrics ¦ rows: metrics¶extra: [rank] ¦ 1 ¦ rows: metrics 的表没有“rank”这样的栏；可用的有：previous
          tables/070-filing-hotline.yml ¦ metric: hotline.due ¦ metric: hotline.deu ¦ 0 ¦ 没有指标“hotline.deu”，你是不是想写 hotline.due？
          tables/070-filing-hotline.yml ¦ metric: hotline.due ¦ metric: hotline.carried_over ¦ 0 ¦ 指标 hotline.carried_over 没有按“unit”分组
          tables/070-filing-hotline.yml ¦ rows: groups¶by: unit¶order: value ¦ rows: metrics ¦ 0 ¦ rows: metrics 的报送表要有 lines
          tables/070-filing-hotline.yml ¦ rows: groups ¦ lines: [{ header: 甲, metric: hotline.due }]¶rows: groups ¦ 0 ¦ lines 只用于 rows: metrics 的报送表
          tables/070-filing-hotline.yml ¦ rows: groups¶by: unit¶order: value ¦ rows: metrics¶lines: [{ header: 甲, metric: hotline.due }] ¦ 1 ¦ 各栏已经写了 metric；请删去一处
          tables/070-filing-hotline.yml ¦ rows: groups¶by: unit¶order: value ¦ rows: metrics¶lines: [{ header: 甲, by: unit }] ¦ 1 ¦ by 和 group 一同写
          tables/070-filing-hotline.yml ¦ rows: groups¶by: unit¶order: value ¦ rows: metrics¶lines: [{ header: 甲, by: unit, group: 区财正局 }] ¦ 1 ¦ 没有“区财正局”这一组，你是不是想写 区财政局？
          tables/070-filing-hotline.yml ¦ days_to_close } ¦ days_to_close, across: twon } ¦ 0 ¦ 没有按“twon”分组
          tables/070-filing-hotline.yml ¦ days_to_close } ¦ days_to_close, across: category } ¦ 0 ¦ 请在它的 by 里加上 { cross: [unit, category] }
          tables/070-filing-hotline.yml ¦ days_to_close } ¦ days_to_close, years: 3, part: prior } ¦ 0 ¦ years 并列的是各年的数，没有 part
          tables/070-filing-hotline.yml ¦ - header: 办结¶ ¦ - header: 受理¶ ¦ 0 ¦ 同一个表头下“受理”写了两次
          tables/070-filing-hotline.yml ¦ order: value ¦ metrics: [hotline.due] ¦ 0 ¦ 报送表的指标写在 columns 或 lines 里；请删去 metrics
          tables/070-filing-hotline.yml ¦ - header: 受理 ¦ - header: 受理¶    metric: hotline.due ¦ 0 ¦ 一栏要写 metric 或 columns 中的一个
          tables/071-filing-review.yml ¦ layout: filing ¦ layout: plain ¦ 3 ¦ code 只用于 layout: filing 的表
          tables/020-hotline-by-month.yml ¦ metrics: ¦ columns: [{ header: 甲, metric: hotline.due }]¶metrics: ¦ 0 ¦ columns 只用于 layout: filing 的表
          reference/towns.csv ¦ 昆河镇,昆河镇人民政府 ¦ 昆河镇,昆北 ¦ 0 ¦ 别名“昆北”已属于“昆北街道”（第 2 行），不能又属于“昆河镇”
          reference/towns.csv ¦ 昆河镇,昆河镇人民政府 ¦ 昆北街道,昆河镇人民政府 ¦ 0 ¦ 名称“昆北街道”在第 2 行已经有了
          reference/towns.csv ¦ 昆河镇,昆河镇人民政府 ¦ 昆河镇,沼潭街道 ¦ 0 ¦ 别名“沼潭街道”已属于“沼潭街道”
          reference/towns.csv ¦ 昆河镇, ¦ 昆河镇 ¦ 0 ¦ 有 1 列；应是两列
          reference/towns.csv ¦ 昆河镇,昆河镇人民政府 ¦ ,昆河镇人民政府 ¦ 0 ¦ 没有写名称
          reference/towns.csv ¦ 昆河镇,昆河镇人民政府 ¦ 昆河镇,|昆河镇人民政府 ¦ 0 ¦ 别名里有一个是空的
          reference/towns.csv ¦ name,aliases ¦ name,alias ¦ 0 ¦ 第一行是“name,alias”；应是 name,aliases
          reference/towns.csv ¦ 昆河镇,昆河镇人民政府 ¦ 昆河镇,昆"河镇人民政府 ¦ 0 ¦ 名称里有引号
          reference/towns.csv ¦ 昆河镇,昆河镇人民政府 ¦ 昆河镇,"昆河镇人民政府 ¦ 0 ¦ 引号没有成对
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title：12345 热线工单 ¦ 0 ¦ 键后面的冒号要用半角，再加一个空格
          sources/hotline.yml ¦ key: [ticket_no] ¦ key:[ticket_no] ¦ 0 ¦ 键后面的冒号要用半角，再加一个空格
          sources/hotline.yml ¦ key: [ticket_no] ¦ key: ticket_no ¦ 0 ¦ “key”写成了“ticket_no”；应是 row（导出没有编号时写），或一个列表
          sources/hotline.yml ¦ key: [ticket_no] ¦ key: [ticket_no，channel] ¦ 0 ¦ 几个字段之间用半角逗号
          sources/hotline.yml ¦ type: path ¦ type: path¶    派生: { from: unit } ¦ 1 ¦ 没有 派生 这个键；可用的键
          sources/hotline.yml ¦ headers: [受理渠道, 诉求来源 ¦ headers: [受理渠道、诉求来源 ¦ 0 ¦ “受理渠道、诉求来源”像是几个名称连在一起；请分开写成 受理渠道, 诉求来源，确是一个的加上引号
          sources/hotline.yml ¦ personal: [姓名, 来电人 ¦ personal: [姓名，来电人 ¦ 0 ¦ 请分开写成 姓名, 来电人
          sources/hotline.yml ¦ file_names: [ ¦ file_names: ["甲*、*乙", ¦ 0 ¦ 像是几个名称连在一起
          sources/hotline.yml ¦ reference: towns ¦ reference: towns.csv ¦ 0 ¦ 没有参照表“towns.csv”；请写成 towns
          metrics/hotline.yml ¦ unit: "%" ¦ unit: ％ ¦ 0 ¦ 百分比的单位请写成 "%"
          reference/towns.csv ¦ 昆河镇,昆河镇人民政府 ¦ 昆河镇,昆河镇人民政府、昆河 ¦ 0 ¦ 请用 | 隔开，写成 昆河镇人民政府|昆河
          tables/020-hotline-by-month.yml ¦ - hotline.received ¦ - hotline.received、hotline.closed ¦ 0 ¦ 像是几个指标连在一起
          sources/litigation.yml ¦ required: true ¦ required: "true" ¦ 0 ¦ “required”的值加了引号，成了文字；请去掉引号，写成 true
          sources/hotline.yml ¦ headers: [受理渠道 ¦ 表头: [受理渠道 ¦ 0 ¦ 没有 表头 这个键，你是不是想写 headers？
          sources/litigation.yml ¦ from: case_no ¦ from: shet ¦ 0 ¦ derive.from：没有字段“shet”，你是不是想写 sheet？
          metrics/hotline.yml ¦ date: received_at ¦ date: 受理时间 ¦ 0 ¦ date：没有字段“受理时间”，你是不是想写 received_at？
          metrics/hotline.yml ¦ where: due_at <= as_of ¦ where: due_at == as_of ¦ 0 ¦ 等于请只写一个 =
          metrics/hotline.yml ¦ where: due_at <= as_of ¦ where: due_at > 2022-12-12 ¦ 0 ¦ 日期请写成 date '2022-07-01'
          metrics/hotline.yml ¦ where: due_at <= as_of ¦ where: length(unit) > 1万 ¦ 0 ¦ 条件里不能有“万”；数请写全，如 10000
          metrics/hotline.yml ¦ where: due_at <= as_of ¦ where: unit = 万事局 ¦ 0 ¦ 条件里不能有“万”；文字请放在单引号里
          metrics/hotline.yml ¦ { of: hotline.satisfied, to ¦ { of:hotline.satisfied, to ¦ 0 ¦ 没有 of:hotline.satisfied 这个键；冒号要用半角，后面加一个空格
          metrics/hotline.yml ¦ by: [category/1, unit] ¦ by: [category/1, { cross: [unit, twon] }] ¦ 0 ¦ cross：没有字段“twon”，你是不是想写 town？
          tables/022-hotline-by-town.yml ¦ metrics:¶  - hotline.received ¦ metrics:¶  -hotline.received ¦ 0 ¦ 每项的“-”后面要有一个空格
          tables/022-hotline-by-town.yml ¦ order: value ¦ order: value¶extra: rank ¦ 1 ¦ 应是一个列表，每项是 share、rank
          """)
  void isToldWithFileLineAndNearestSpelling(
      String file, String from, String to, int below, String told) {
    JobsCopy jobs = JobsCopy.in(folder);
    int line = jobs.edit(file, from.replace('¶', '\n'), to.replace('¶', '\n'));
    List<DefinitionError> mistakes = jobs.mistakes();
    assertTrue(
        mistakes.stream()
            .anyMatch(
                mistake ->
                    mistake.file().equals(file)
                        && mistake.line() == line + below
                        && mistake.message().contains(told)),
        "line " + (line + below) + ": " + told + " but " + mistakes);
  }

  @Test
  void allAreToldAtOnceInTheOrderOfFilesAndLines() {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.edit("tables/010-key.yml", "rows: metrics", "rows: metric");
    jobs.edit("sources/hotline.yml", "type: path", "type: paht");
    jobs.edit("sources/hotline.yml", "title:", "titel:");
    jobs.edit("metrics/hotline.yml", "by: [unit]", "by: [untt]");
    DefinitionErrors mistakes = assertThrows(DefinitionErrors.class, jobs::load);
    assertEquals("FZ-301", mistakes.code());
    assertEquals(
        """
        metrics/hotline.yml:40  指标 hotline.pending：by：没有字段“untt”，你是不是想写 unit？
        sources/hotline.yml:1  文件缺少 title（人们怎么称呼它）；请补上
        sources/hotline.yml:2  文件没有 titel 这个键，你是不是想写 title？
        sources/hotline.yml:25  “type”“paht”不认识；应是 id、case-number、text、path、date、date-time、\
        yes-no、integer、decimal、money、period 之一，你是不是想写 path？
        tables/010-key.yml:5  “rows”“metric”不认识；应是 metrics、groups、months 之一，你是不是想写 metrics？\
        """,
        mistakes.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          sources/hotline.yml ¦ message: 办结时间早于受理时间 ¦ message: "办结时间 ¦ 引号没有成对
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: 热线: 工单 ¦ 这里不该有冒号
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: [热线 ¦ 缺少逗号或没有收尾
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: @热线 ¦ 不能以这个字符开头
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: &a 热线 ¦ 锚点和别名
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: *a ¦ 不能用别名
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: !!java.io.File x ¦ 标签
          sources/hotline.yml ¦ source: hotline ¦ --- ¦ 一个文件只能有一个文档
          metrics/hotline.yml ¦ metrics: ¦ metrics ¦ YAML 写法有误
          metrics/hotline.yml ¦ metrics: ¦ metrics: [ ¦ YAML 写法有误
          tables/010-key.yml ¦ table: key-figures ¦ table: a\u0007b ¦ 字符 U+0007
          nightly.yml ¦ ratio: 200 ¦ ratio: 200: 1 ¦ 这里不该有冒号
          """)
  void aFileThatIsNoPlainYamlIsOneMistakeAndSpoilsNoOtherFile(
      String file, String from, String to, String told) {
    JobsCopy jobs = JobsCopy.in(folder);
    if (to.equals("---")) {
      jobs.write(file, jobs.text(file) + "\n---\nsource: x\n");
    } else {
      jobs.edit(file, from, to);
    }
    List<DefinitionError> mistakes = jobs.mistakes();
    assertEquals(1, mistakes.size(), mistakes.toString());
    assertEquals(file, mistakes.get(0).file());
    assertTrue(mistakes.get(0).line() > 0);
    assertTrue(mistakes.get(0).message().contains(told), mistakes.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          sources/hotline.yml ¦ type: path ¦ type: paht
          sources/hotline.yml ¦ type: date-time ¦ type: datetime
          sources/hotline.yml ¦ fields: ¦ field:
          sources/hotline.yml ¦ exclude: status ¦ exclude: sttaus
          metrics/hotline.yml ¦ date: received_at ¦ date: received
          metrics/hotline.yml ¦ metrics: ¦ metric:
          metrics/returns.yml ¦ source: returns ¦ source: return
          """)
  void aMistakeIsNotToldAgainForThoseWhoBuildOnIt(String file, String from, String to) {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.edit(file, from, to);
    List<DefinitionError> mistakes = jobs.mistakes();
    assertTrue(
        mistakes.size() <= 2 && mistakes.stream().allMatch(mistake -> mistake.file().equals(file)),
        mistakes.toString());
  }

  @Test
  void aFileThatIsNotUtf8IsToldByItsLine() throws IOException {
    JobsCopy jobs = JobsCopy.in(folder);
    Path file = jobs.folder().resolve("sources/hotline.yml");
    Files.write(file, jobs.text("sources/hotline.yml").getBytes(Charset.forName("GB18030")));
    assertEquals(
        "[sources/hotline.yml:2  这一行不是 UTF-8 编码的文字；请把文件另存为 UTF-8]", jobs.mistakes().toString());
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsAreNoMistake() {
    JobsCopy jobs = JobsCopy.in(folder);
    for (String file : List.of("nightly.yml", "sources/hotline.yml", "reference/towns.csv")) {
      jobs.write(file, "\uFEFF" + jobs.text(file).replace("\n", "\r\n"));
    }
    assertEquals(5, jobs.load().sources().size());
    assertEquals("昆北街道", jobs.load().reference("towns").canonical().get("昆北"));
  }

  @Test
  void anEmptyFileSaysWhatShouldBeInIt() {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.write("tables/010-key.yml", "");
    jobs.write("reference/towns.csv", "");
    jobs.write("sources/review.yml", "# nothing yet\n");
    String all = DefinitionErrors.of(jobs.mistakes()).toString();
    assertTrue(all.contains("tables/010-key.yml:1  文件里没有内容；应是一组“键: 值”，可用的键：table"), all);
    assertTrue(all.contains("reference/towns.csv:1  文件是空的；第一行应是 name,aliases"), all);
    assertTrue(all.contains("sources/review.yml:1  文件里没有内容"), all);
  }

  @Test
  void twoSourcesOfOneNameAreToldWhereTheOtherIs() {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.write("sources/zzz.yml", "\n" + jobs.text("sources/hotline.yml"));
    assertEquals(
        "[sources/zzz.yml:2  数据源“hotline”在 sources/hotline.yml 里已经有了；请改名或删去一个]",
        jobs.mistakes().toString());
  }

  @Test
  void aCircleThroughSeveralMetricsIsToldOnce() {
    JobsCopy jobs = JobsCopy.in(folder);
    int line = jobs.edit("metrics/hotline.yml", "date: received_at", "from: hotline.satisfied");
    List<DefinitionError> mistakes = jobs.mistakes();
    assertEquals(1, mistakes.size(), mistakes.toString());
    assertTrue(
        mistakes
            .get(0)
            .message()
            .contains(
                "hotline.received → hotline.satisfied → hotline.rated → hotline.closed"
                    + " → hotline.received"),
        mistakes.toString());
    assertEquals(line, mistakes.get(0).line());
  }

  @Test
  void aFileWithAnotherEndingIsNotPassedOverInSilence() {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.write("sources/extra.yaml", "source: extra\n");
    jobs.write("sources/.hotline.yml.swp", "");
    jobs.write("sources/hotline.yml~", "");
    assertEquals("[sources/extra.yaml  文件名应以 .yml 结尾，否则不会被读；请改名或移走]", jobs.mistakes().toString());
  }

  @Test
  void aFileThatIsFarTooLargeIsNotRead() {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.write("tables/010-key.yml", "# x\n".repeat(300_000));
    assertTrue(jobs.mistakes().get(0).message().contains("超过 1 MB"));
  }

  @Test
  void aFolderThatIsNotThereIsAProblemThatSaysWhatToDo() {
    Problem problem =
        assertThrows(Problem.class, () -> DefinitionLoader.load(folder.resolve("none")));
    assertTrue(problem.toString().contains("找不到定义文件夹"));
    assertTrue(problem.toString().contains("--jobs"));
  }

  @Test
  void aFolderWithoutItsMainFileIsAProblemThatSaysWhatToDo() {
    Problem problem = assertThrows(Problem.class, () -> DefinitionLoader.load(folder));
    assertEquals("FZ-302", problem.code());
    assertTrue(problem.toString().contains("没有 nightly.yml"));
  }

  @Test
  void aMetricMayNameItsOwnSource() {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.edit(
        "metrics/review.yml",
        "metrics:\n",
        """
        metrics:
          review.tickets:
            name: 工单
            unit: 件
            meaning: 工单
            source: hotline
            date: received_at
        """);
    assertEquals("hotline", jobs.load().metric("review.tickets").source());
  }
}

#!/usr/bin/env python3
# SPDX-License-Identifier: MulanPSL-2.0
"""Makes the sheets that an office would have kept, out of the printed figures alone: believable rows in invented
names, as many as the report counts. No figure stands here: change one in the table, and the rows follow.

usage: records.py FIGURES.csv DIR    writes DIR/CODE/KIND.csv for each place, and DIR/places.csv
"""
import csv
import os
import re
import sys
from datetime import date, timedelta
from decimal import Decimal

from figures import Figures, some_more

# name, code of the division, level, first id of its figures
PLACES = [
    ("绛县", "140826", "county"), ("交城县", "141122", "county"), ("岚县", "141127", "county"),
    ("中阳县", "141129", "county"), ("石楼县", "141126", "county"), ("兴县", "141123", "county"),
    ("临县", "141124", "county"), ("柳林县", "141125", "county"), ("吕梁市", "141100", "city"),
]
FAMILY = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡"
GIVEN = ["德明", "小燕", "国栋", "永平", "秀兰", "家旺", "志强", "丽萍", "建军", "海燕", "玉梅", "文斌", "晓东", "桂花",
         "振华", "春生", "红霞", "立新", "金凤", "长青", "雪莲", "世杰", "月娥", "保国", "彩云"]
GOALS = ["每两个月召开常委会会议", "听取专项工作报告", "开展执法检查", "审查规范性文件", "督办代表建议", "组织代表视察", "建设代表联络站"]
OFFICE = "常委会办公室"
OWN = {"county": "县代表", "city": "市代表"}
OTHERS = {"县代表": ["全国代表", "省代表", "市代表", "乡镇代表"], "市代表": ["全国代表", "省代表", "县代表", "乡镇代表"]}


def share(whole, parts, at):
    """The at-th of so many parts as equal as can be."""
    return whole // parts + (at < whole % parts)


def nearest(rate, whole):
    """How many of the whole make this percentage."""
    return int((Decimal(rate) * whole / 100).to_integral_value(rounding="ROUND_HALF_UP"))


class Place:
    def __init__(self, figures, name, code, level):
        self.figures, self.name, self.code, self.level = figures, name, code, level
        self.sheets, self.number = {}, 0
        self.deputies, self.organs = [], []

    # ---- what the report prints
    def v(self, key):
        return self.figures[key].value

    def n(self, key):
        """How many rows the figure stands for: with 余 some more than is printed."""
        f = self.figures[key]
        return some_more(f.value) if f.about else int(f.value)

    # ---- sheets
    def row(self, kind, **cells):
        self.sheets.setdefault(kind, []).append({k: str(v) for k, v in cells.items()})

    def write(self, root):
        folder = os.path.join(root, self.code)
        os.makedirs(folder, exist_ok=True)
        for kind, rows in self.sheets.items():
            heads = list(dict.fromkeys(h for r in rows for h in r))
            with open(os.path.join(folder, f"{kind}.csv"), "w", encoding="utf-8", newline="") as f:
                out = csv.DictWriter(f, heads, restval="", lineterminator="\n")
                out.writeheader()
                out.writerows(rows)

    # ---- people and offices
    def person(self, at):
        return FAMILY[at % len(FAMILY)] + GIVEN[at // len(FAMILY) % len(GIVEN)] + ("" if at < len(FAMILY) * len(GIVEN) else "之")

    def found(self, deputies, lost_wages=0):
        self.row("organ", 名称=OFFICE, 类别="常委会工作机构", 是否承办="")
        for i in range(deputies):
            name = self.person(i)
            self.deputies.append(name)
            self.row("deputy", 姓名=name, 代表团=f"第{'一二三四五'[i % 5]}代表团", 任职日期="2016-01-01",
                     固定工资收入="无" if i < lost_wages else "有")

    def organ(self, name):
        if name not in self.organs:
            self.organs.append(name)
            self.row("organ", 名称=name, 类别="政府部门", 是否承办="是")
        return name

    def day(self, year, at, of, until=360):
        """The at-th of so many days spread over the year."""
        return (date(year, 1, 3) + timedelta(days=at * (until - 5) // max(of, 1))).isoformat()

    # ---- stations
    def stations(self, kind, count, built="2018-06-01", name="{}号站", **more):
        names = [f"{self.name}{kind}{name.format(i + 1)}" for i in range(count)]
        for s in names:
            self.row("station", 名称=s, 类别=kind, 建成日期=built, **more)
        return names

    def receptions(self, year, stations, visits, people=None, collected=0, solved=0, who=None, levels=0, until=360):
        """`visits` receptions of one deputy each; so many levels of deputies take turns, where the report tells."""
        who, people = who or self.deputies, visits * 2 if people is None else people
        others = OTHERS[OWN[self.level]][:max(levels - 1, 0)]
        for i in range(visits):
            self.number += 1
            other = others[i % 10] if i % 10 < len(others) else ""
            told = share(collected, visits, i)
            done = share(solved, visits, i) if solved else 0
            states = ["已解决"] * done + ["办理中"] * (told - done)
            self.row("station_reception", 编号=f"R{self.number}", 联络站=stations[i % len(stations)],
                     接待日期=self.day(year, i, visits, until), 接待代表=f"外{self.person(i % 30)}" if other else who[i % len(who)],
                     代表层级=other, 接待人次=share(people, visits, i),
                     反映问题="；".join(f"第{self.number * 10 + k}件事" for k in range(told)), 办理情况="；".join(states))

    # ---- supervision
    def matter(self, year, title, key=False, on=None):
        self.row("supervision", 年度=year, 监督事项=title, 重点议题="是" if key else "", 开始日期=on or f"{year}-02-10")

    def step(self, year, matter, method, title, on, sort="", targets=(), **more):
        self.row("supervision_step", 年度=year, 监督事项=matter, 监督方式=method, 名称=title, 日期=on, 对象类别=sort,
                 检查对象="；".join(targets), **more)

    # ---- meetings
    def bodies(self):
        self.row("body", 机构=f"{self.name}人大常委会", 类别="常务委员会", 成立日期="2016-01-01")
        self.row("body", 机构="主任会议", 类别="主任会议", 成立日期="2016-01-01")

    def meetings(self, year, kind, count, guests=0, least=0):
        """So many meetings; so many deputies sit in, in all, and on each at least so many."""
        for i in range(count):
            on = self.day(year, i, count)
            self.row("meeting", 会议种类=kind, 日期=on)
            for k in range(max(share(guests, count, i), least)):
                self.row("meeting_person", 会议种类=kind, 日期=on, 姓名=self.deputies[(i * 7 + k) % len(self.deputies)])

    def documents(self, year, kind, count):
        for i in range(count):
            self.row("resolution", 类别=kind, 标题=f"关于{year}年第{i + 1}件事项的{kind}", 通过日期=self.day(year, i, count, 300),
                     文号=f"人常{kind}〔{year}〕{i + 1}号", 签发人="办公室")

    def goals(self, year, met):
        """What the congress wanted of the year, and how much of it was done."""
        for i in range(len(GOALS)):
            self.row("report_goal", 年度=year, 类别="年度目标", 内容=GOALS[i],
                     完成情况="已完成" if i < nearest(met, len(GOALS)) else "未登记")

    # ---- ledgers
    def entry(self, ledger, **cells):
        self.row(f"ledger.{ledger}", **cells)

    def entries(self, ledger, year, count, title, day, **cells):
        """So many entries, told apart by a number in the field that names them, spread over the year."""
        for i in range(count):
            self.entry(ledger, **{title: f"{year}年第{i + 1}项", day: self.day(year, i, count)}, **cells)

    # ---- activities
    def activity(self, title, kind, on, people, campaign=""):
        self.row("activity", 活动名称=title, 活动种类=kind, 开始日期=on, 活动情况="已开展", 主题活动=campaign)
        for name in people:
            self.row("activity_person", 活动名称=title, 开始日期=on, 代表姓名=name, 到场情况="到场")

    def campaign(self, year, title):
        self.row("activity", 活动名称=title, 活动种类="主题活动", 开始日期=f"{year}-01-05", 结束日期=f"{year}-12-25", 活动情况="已开展")

    def suggestions(self, year, session, count, solved=None, satisfied=None, late=0, keys=0):
        organs = [self.organ(o) for o in ("交通运输局", "水利局", "教育局", "卫生健康局", "农业农村局", "住房和城乡建设局")]
        day = date(year, 2, 26)
        for i in range(count):
            same = {"标题": f"关于{session}第{i + 1}件事的建议", "领衔代表": self.deputies[i % len(self.deputies)],
                    "提出日期": day.isoformat()}
            self.row("suggestion", **same, 内容="请予办理。", 编号=i + 1, 主办单位=organs[i % len(organs)],
                     交办日期=(day + timedelta(days=20)).isoformat())
            if solved is None:
                if i < keys:
                    self.row("suggestion_result", **same, 重点建议="是")
                continue
            replied = day + timedelta(days=300 if i < late else 80 + i % 20)
            self.row("suggestion_result", **same, 重点建议="是" if i < keys else "",
                     沟通日期=(day + timedelta(days=50)).isoformat(), 答复日期=replied.isoformat(),
                     办理结果="已经解决或者采纳" if i < solved else "正在解决或者列入计划", 答复内容="已按照建议办理。",
                     办理结果评价="满意" if i < satisfied else "不满意", 评价日期=(replied + timedelta(days=10)).isoformat(),
                     不满意的理由="" if i < satisfied else "没有解决")

    def appointments(self, year, times, people):
        """So many acts for so many people: the last ones leave one post for another."""
        for i in range(times):
            self.row("appointment", 姓名=self.person(400 + i % people), 职务=f"{self.name}第{i + 1}职", 职务类别="审判员",
                     任免方式="任命" if i < people else "免职", 通过日期=self.day(year, i, times), 会议="常委会会议")

    def petitions(self, year, kind, count, people, supervised, solved):
        bureau = self.organ("信访局")
        for i in range(count):
            on = self.day(year, i, count, 300)
            self.number += 1
            self.row("petition", 方式=kind, 收到日期=on, 类别="农村农业", 人次=share(people, count, i),
                     姓名=f"信访人{self.number}", 电话=f"1390000{self.number % 10000:04d}", 反映事项=f"第{self.number}件信访",
                     督办日期=on if i < supervised else "", 转送单位=bureau,
                     办结日期=(date.fromisoformat(on) + timedelta(days=40)).isoformat(),
                     办理结果="已解决" if i < solved else "已解释说明")


def month_end(month):
    """The last day of "2023-07"."""
    year, number = (int(n) for n in month.split("-"))
    return (date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)).isoformat()


def laws_in(quote):
    """The laws that a passage lists between the verb and 等."""
    inner = re.search(r"开展(.*?)等", quote).group(1)
    return inner.split("、") + [f"第{i + 1}部法规" for i in range(9)]


def several(p, year, method, matters, count):
    for i in range(count):
        p.step(year, matters[i % len(matters)], method, f"{method}第{i + 1}次", p.day(year, i, count))


# ---------------------------------------------------------------- the places


def jiangxian_2019(p):
    year, v, n = 2019, p.v, p.n
    j = "jiangxian2019-{}".format
    p.meetings(year, "常委会会议", n(j("01")), least=n(j("24")))
    p.entries("theme_study", year, n(j("06")), "学习专题", "日期", 形式="集中学习研讨", 状态="已开展")
    p.entries("theme_research", year, n(j("07")), "调研课题", "调研日期", 带队领导="常委会领导", 状态="已调研")
    p.entries("rectification", year, n(j("08")), "问题", "检视日期", 来源="主题教育检视", 整改完成日期=f"{year}-12-10", 整改情况="已整改",
              状态="已整改")
    for i in range(n(j("34"))):
        p.entry("party_org", 党组织名称=f"第{i + 1}党总支", 类型="党总支", 成立日期=f"{year}-03-01", 状态="任期内")
    for i in range(n(j("35"))):
        p.entry("party_org", 党组织名称=f"第{i + 1}党支部", 类型="党支部", 成立日期=f"{year}-03-01", 状态="任期内")
    p.goals(year, v(j("05")))
    papers = n(j("04"))
    p.documents(year, "决定", papers // 4)
    p.documents(year, "审议意见", papers - papers // 4)
    stations = (p.stations("乡镇站", n(j("27"))), p.stations("联络点", n(j("28"))))
    p.receptions(year, stations[0] + stations[1], n(j("29")) * 10, levels=n(j("29")))
    for group, key in (("六有", j("25")), ("五统一", j("26"))):
        for i in range(n(key)):
            p.row("station_standard", 分组=group, 项目=f"{group}第{i + 1}项")
    for i in range(n(j("36"))):
        p.row("body", 机构=f"第{i + 1}专门委员会", 类别="专门委员会", 成立日期=f"{year}-03-20")
    reports = n(j("02"))
    plans = n(j("11"))
    named = ["凤还巢", "龙腾虎跃", "群星灿烂"]
    p.matter(year, "企业发展计划")
    matters = [f"{year}年监督事项{i + 1}" for i in range(max(reports - plans, 1))]
    for m in matters:
        p.matter(year, m)
    for i in range(plans):
        p.step(year, "企业发展计划", "听取专项工作报告", f"{named[i % len(named)]}计划", p.day(year, i, plans))
    several(p, year, "听取专项工作报告", matters, reports - plans)
    outside = n(j("03"))
    p.step(year, matters[0], "视察", "重点工程集中视察", f"{year}-06-20", "重点工程", [f"重点工程{i + 1}" for i in range(n(j("12")))])
    p.step(year, matters[0], "专题调研", "医疗单位调研", f"{year}-07-10", "机构层级", [f"第{i + 1}级医疗单位" for i in range(n(j("13")))])
    p.step(year, matters[0], "专题调研", "乡镇人大工作调研", f"{year}-08-10", "单位", [f"第{i + 1}乡镇人大" for i in range(n(j("37")))])
    several(p, year, "视察", matters, (outside - 3) // 2)
    several(p, year, "专题调研", matters, outside - 3 - (outside - 3) // 2)
    p.campaign(year, "两乡五区")
    for i in range(n(j("09"))):
        p.activity(f"两乡五区第{i + 1}次活动", "视察" if i % 2 else "专题调研", p.day(year, i, 14), p.deputies[i:i + 3], "两乡五区")
    p.row("training", 培训名称="农业产业现场学习", 培训方式="走出去", 开始日期=f"{year}-09-10", 结束日期=f"{year}-09-12", 培训情况="已开展")
    for name in p.deputies[:n(j("18"))]:
        p.row("training_person", 培训名称="农业产业现场学习", 开始日期=f"{year}-09-10", 代表姓名=name, 到课情况="到课")
    whole, own, levels = n(j("20")), len(p.deputies), ["省", "市", "乡", "国家"][:n(j("21")) - 1]
    for i in range(whole - own):
        level = levels[0 if i < 3 else 1 if i < 30 else 2] if len(levels) > 2 else levels[i % len(levels)]
        p.row("deputy_outside", 姓名=p.person(own + i), 级别=level, 哪个人大=f"{level}人民代表大会", 任职日期="2016-03-01")
    for i in range(n(j("22"))):
        p.row("reportback", 代表姓名=p.deputies[i], 述职对象="向人大常委会", 述职日期=f"{year}-10-20", 到会人数=25, 满意=24, 基本满意=1, 不满意=0)
    for i in range(n(j("23"))):
        p.row("reportback", 代表姓名=p.deputies[10 + i], 述职对象="向原选区选民", 述职日期=p.day(year, i, 90), 到会人数=60, 满意=58, 基本满意=2, 不满意=0)
    people = n(j("10"))
    p.appointments(year, people + people // 5, people)
    maker = p.organ("县人民政府办公室")
    for i in range(n(j("14"))):
        p.row("filing", 文件名称=f"规范性文件{i + 1}", 制定机关=maker, 公布日期=p.day(year, i, 10), 报备日期=p.day(year, i + 1, 10),
              审查方式="主动审查", 审查结果="没有发现问题", 办结日期=p.day(year, i + 2, 10))
    matters_all, solved = n(j("16")), n(j("17"))
    visits = matters_all // 2
    p.petitions(year, "来访", visits, n(j("15")), min(visits, solved), min(visits, solved))
    p.petitions(year, "来信", matters_all - visits, matters_all - visits, max(solved - visits, 0), max(solved - visits, 0))
    tabled = n(j("30"))
    p.suggestions(year, "五次会议", tabled, solved=nearest(v(j("32")), tabled), satisfied=nearest(v(j("33")), tabled),
                  late=tabled - nearest(v(j("31")), tabled))


def jiangxian_2023(p):
    year, v, n = 2023, p.v, p.n
    j = "jiangxian2023-{}".format
    p.meetings(year, "常委会会议", n(j("01")), guests=n(j("26")))
    p.meetings(year, "主任会议", n(j("02")))
    p.entries("theme_study", year, n(j("11")), "学习专题", "日期", 形式="集中学习", 状态="已开展")
    p.entries("theme_study-talks", year, n(j("12")), "学习专题", "日期", 形式="交流研讨", 状态="已开展")
    problems, turned = n(j("13")), n(j("14"))
    p.entries("research_result", year, turned, "问题", "梳理日期", 转化日期=f"{year}-11-20", 转化成果="已形成制度", 状态="已转化")
    p.entries("research_result-open", year + 0, problems - turned, "问题", "梳理日期", 责任人="办公室", 状态="已梳理")
    posts, articles = n(j("35")), n(j("36"))
    for i in range(posts):
        on = p.day(year, i, posts)
        p.entry("wechat_post", 标题=f"第{i + 1}次发布", 起草日期=on, 发布日期=on, 文章篇数=share(articles, posts, i), 状态="已发布")
    p.goals(year, v(j("10")))
    papers = n(j("08"))
    p.documents(year, "决议", papers // 3)
    p.documents(year, "决定", papers - papers // 3)
    stations = [r["名称"] for r in p.sheets["station"]]
    p.receptions(year, stations, n(j("31")) * 2, people=n(j("30")), collected=n(j("31")), solved=n(j("32")), levels=n(j("37")))
    reports = n(j("03"))
    matters = [f"{year}年监督事项{i + 1}" for i in range(reports)]
    for m in matters:
        p.matter(year, m)
    several(p, year, "专题询问", matters, n(j("04")))
    about = [(j("17"), "计划执行情况"), (j("18"), "财政决算"), (j("46"), "备案审查工作情况"), (j("47"), "预算调整情况")]
    for key, title in about:
        first, _, last = p.text(key).partition("/")
        start, end = (f"{first}-01", month_end(last)) if last else (f"{first}-01-01", f"{first}-12-31")
        p.matter(year, title)
        p.step(year, title, "听取专项工作报告", f"{title}报告", f"{year}-12-20", 报告期间起=start, 报告期间止=end)
    several(p, year, "听取专项工作报告", matters, reports - len(about))
    several(p, year, "视察", matters, n(j("05")))
    laws = laws_in(p.figures[j("20")].quote)[:n(j("20"))]
    for i in range(n(j("07"))):
        p.step(year, matters[i % len(matters)], "执法检查", f"执法检查第{i + 1}项", p.day(year, i, 12), "法律法规", [laws[i % len(laws)]])
    p.matter(year, "监察工作")
    for i in range(n(j("23"))):
        p.step(year, "监察工作", "专题调研", "监察工作调研", p.day(year, i, 4))
    times = n(j("09"))
    p.appointments(year, times, times - times // 6)
    accepted = n(j("21"))
    p.petitions(year, "来访", accepted, accepted * 2, n(j("22")), n(j("22")))
    week = timedelta(days=int(v(j("24"))) * 7 - 1)
    p.row("training", 培训名称="培训基地学习班", 培训方式="走出去", 开始日期=f"{year}-07-10",
          结束日期=(date(year, 7, 10) + week).isoformat(), 培训情况="已开展")
    p.row("training", 培训名称="履职能力培训班", 培训方式="请进来", 开始日期=f"{year}-09-05",
          结束日期=(date(year, 9, 5) + timedelta(days=int(v(j("25"))) - 1)).isoformat(), 培训情况="已开展")
    for i in range(n(j("27"))):
        p.activity(f"代表座谈会{i + 1}", "工作会、座谈会", p.day(year, i, n(j("27"))), p.deputies[i:i + 5])
    for i in range(n(j("19"))):
        p.row("appraisal", 测评名称=f"政府部门负责人第{i % n(j('06')) + 1}次届中测评", 类别="届中测评", 日期=f"{year}-11-20", 对象=p.person(500 + i),
              职务=f"第{i + 1}局局长", 满意=20, 基本满意=3, 不满意=0, 弃权=0)
    sent = n(j("29"))
    for i in range(4):
        p.activity(f"法院开放日{i + 1}", "开放日", p.day(year, i, 4), p.deputies[i * share(sent, 4, 0):][:share(sent, 4, i)])
    attended = n(j("28"))
    for i in range(10):
        p.activity(f"{year}年第{i + 1}次调研视察", "视察" if i % 2 else "专题调研", p.day(year, i, 10), p.deputies[i:i + share(attended, 10, i)])
    for i in range(n(j("15"))):
        matter_solved(p, year, "主任会议成员包联", "矛盾纠纷", f"第{i + 1}个问题", i)
    p.suggestions(year, "三次会议", n(j("33")))


def matter_solved(p, year, scheme, kind, title, at, yuan="", target=""):
    target = target or f"第{at % 5 + 1}联系点"
    if not hasattr(p, "schemes"):
        p.schemes = set()
    if scheme not in p.schemes:
        p.schemes.add(scheme)
        p.row("contact_scheme", 联系制度=scheme, 联系对象类别="村、社区", 开始日期=f"{year}-01-01")
    pair = (scheme, p.deputies[at % 5], target)
    if pair not in getattr(p, "pairs", set()):
        p.pairs = getattr(p, "pairs", set()) | {pair}
        p.row("contact_pair", 联系制度=scheme, 联系人=pair[1], 联系对象=target, 开始日期=f"{year}-01-01")
    p.row("contact_matter", 联系制度=scheme, 联系人=pair[1], 联系对象=target, 事项类别=kind, 事项=title,
          提出日期=f"{year}-03-01", 状态="已解决", 办结日期=f"{year}-09-01", 结果="已办结", 金额=yuan)


def jiangxian(p):
    p.found(170)
    p.bodies()
    jiangxian_2019(p)
    jiangxian_2023(p)


def jiaocheng(p):
    year, n = 2021, p.n
    j = "jiaocheng2021-{}".format
    p.found(60)
    first, rank = n(j("20")), n(j("21"))
    for y in range(year - first, year + 1):
        held = y > year - first
        p.entry("submission_rank", 栏目或者评比=f"吕梁人大之声{y}年", 年度截止日期=f"{y}-12-31", 名次=rank if held else rank + 2,
                名次等次="第一名" if held else "前三名")
    group = p.deputies[:6]
    p.row("body", 机构="县人大常委会党组", 类别="党组", 成立日期="2016-01-01")
    for i, name in enumerate(group):
        p.row("body_member", 机构="县人大常委会党组", 姓名=name, 职务类别="成员" if i else "书记", 任职日期="2016-01-01")
    names = p.stations("乡镇站", n(j("09"))) + p.stations("联络点", n(j("10")))
    p.stations("产业基地站", n(j("11")), built=f"{year}-05-01")
    party, told, solved = n(j("12")), n(j("13")), n(j("14"))
    p.receptions(year, names, party, collected=told, solved=solved, who=group)
    p.receptions(year, names, n(j("16")) - party, collected=n(j("17")) - told, solved=n(j("18")) - solved, who=p.deputies[6:])
    p.suggestions(year, "一次会议", n(j("22")), keys=n(j("23")))
    first = year - n(j("24")) + 1
    p.matter(first, "村（居）换届")
    for y in range(first, year + 1):
        p.step(first, "村（居）换届", "专题调研", f"{y}年换届调研", f"{y}-09-01")
    seats, missing = 20, n(j("06"))
    for i in range(12):
        less = missing if i in (3, 7) else 0
        p.row("appointment", 姓名=p.person(400 + i), 职务=f"县人大常委会第{i + 1}席委员" if i < 8 else f"第{i + 1}职副县长",
              职务类别="常委会组成人员" if i < 8 else "政府副职", 任免方式="选举", 通过日期=f"{year}-04-16", 会议="十七届人大一次会议",
              赞成=seats - less, 反对=less if i == 3 else 0, 弃权=less if i == 7 else 0, 全体组成人员=seats)
    p.activity("重点项目集中视察", "视察", f"{year}-06-18", p.deputies[:12])
    for level in OTHERS[OWN[p.level]][1:n(j("36"))]:
        p.row("activity_guest", 活动名称="重点项目集中视察", 开始日期=f"{year}-06-18", 代表层级=level, 人数=3)
    p.matter(year, "政法队伍建设")
    for i in range(n(j("25"))):
        p.step(year, "政法队伍建设", "听取专项工作报告", f"第{i + 1}家政法单位的报告", p.day(year, i, 6))


def lanxian(p):
    p.found(40)
    p.receptions(2023, p.stations("乡镇站", 12), 60, levels=p.n("lanxian2023-01"))


def zhongyang(p):
    p.found(60)
    p.bodies()
    for i in range(p.n("zhongyang2023-01")):
        on = p.day(2023, i, 9)
        p.entry("party_request", 事项=f"第{i + 1}项请示报告", 类别="重大事项", 拟稿日期=on, 报出日期=on, 状态="已报出")
    for level in ("县人大常委会", "人大机关", "乡镇人大", "代表联络站", "村社代表小组")[:p.n("zhongyang2023-05")]:
        p.entry("linked_study", 学习专题="四级联动学习", 层级=level, 单位=level, 布置日期="2023-05-01", 学习日期="2023-05-20",
                参加人数=20, 状态="已学习")
    whole = p.n("zhongyang2023-02")
    p.meetings(2023, "常委会会议", 4, guests=whole // 2)
    p.activity("人居环境调研", "专题调研", "2023-05-10", p.deputies[:whole - whole // 2])


def shilou(p):
    p.found(10)
    county = 1
    p.stations("县级站", county, 面积=p.text("shilou2023-02"))
    p.stations("联络室", p.n("shilou2023-01") - county)


def xingxian(p):
    p.found(120)
    p.stations("社区站", p.n("xingxian2023-01"), built="2023-05-01")
    for i in range(p.n("xingxian2023-07")):
        p.row("appraisal", 测评名称="任命人员述职评议", 类别="述职评议", 日期="2023-10-26", 对象=p.person(500 + i), 职务=f"第{i + 1}局局长",
              满意=18, 基本满意=4, 不满意=0, 弃权=1)
    people = p.deputies[:p.n("xingxian2023-03")] # many came to several, some only to a meeting
    p.bodies()
    for i in range(4):
        on = p.day(2023, i, 4)
        p.row("meeting", 会议种类="常委会会议", 日期=on)
        for name in people[i::4]:
            p.row("meeting_person", 会议种类="常委会会议", 日期=on, 姓名=name)
    p.activity("营商环境专题调研", "专题调研", "2023-06-12", people[:len(people) // 2])
    p.activity("执法检查集中视察", "视察", "2023-08-21", people[len(people) // 3:len(people) * 2 // 3])
    for name in p.stations("乡镇站", p.n("xingxian2023-04"), built="2020-01-01"):
        p.row("station_fund", 联络站=name, 年度=2023, 金额=f"{p.text('xingxian2023-02')}万", 日期="2023-03-01", 用途="运行经费")


def linxian(p):
    x = "linxian2023-{}".format
    p.found(60)
    until = date.fromisoformat(p.text(x("10"))).timetuple().tm_yday
    told = p.n(x("08"))
    p.receptions(2023, p.stations("乡镇站", 23), told + told // 9, collected=told, solved=p.n(x("09")), until=until)


def liulin(p):
    x = "liulin2023-{}".format
    p.found(60)
    for i in range(p.n(x("01"))):
        matter_solved(p, 2023, "领导包联", "矛盾纠纷", f"第{i + 1}件纠纷", i)
    for i in range(p.n(x("02"))):
        matter_solved(p, 2023, "领导包联", "民生实事", f"第{i + 1}件实事", i)
    for i in range(p.n(x("06"))):
        p.entry("theory_article", 题目=f"第{i + 1}篇理论文章", 作者="机关干部", 报刊="吕梁日报", 级别="市级", 投稿日期="2023-03-01",
                发表日期=p.day(2023, i + 2, 12), 状态="已发表")
    for i in range(p.n(x("03")) + 4):
        p.matter(2023, f"议题{i + 1}", key=i < p.n(x("03")))
    p.suggestions(2023, "三次会议", p.n(x("05")))


def lvliang(p):
    year, n = 2020, p.n
    x = "lvliang2020-{}".format
    lost = 24
    p.found(230, lost)
    p.activity("移民搬迁后续工程专题调研", "专题调研", f"{year}-07-20", p.deputies[:n(x("19"))])
    p.campaign(year, "抗疫有我")
    money = int(p.v(x("20")))
    for i in range(40):
        p.row("activity_deed", 主题活动="抗疫有我", 开始日期=f"{year}-01-05", 代表姓名=p.deputies[i], 日期=f"{year}-02-{i % 25 + 1:02d}",
              类别="捐款捐物", 事迹="捐款捐物", 金额=f"{share(money, 40, i)}万")
    for i in range(n(x("01"))):
        on = p.day(year, i, n(x("01")))
        p.entry("party_request", 事项=f"第{i + 1}项请示报告", 类别="重要工作", 拟稿日期=on, 报出日期=on, 状态="已报出")
    for i in range(100): # a rate in the hundred
        studied = {"党组研究日期": f"{year}-05-08"} if i < n(x("02")) else {}
        p.entry("major_matter", 事项=f"第{i + 1}项重大事项", 类别="监督", 提出日期=f"{year}-05-06", 状态="已提请", **studied)
    for name in [f"第{i + 1}村" for i in range(n(x("11")))]:
        p.entry("pairing_village", 帮扶事项=f"{name}示范创建", 包联村=name, 类别="示范创建", 开始日期=f"{year}-03-01", 列入的示范="市级",
                列入日期=f"{year}-10-01", 完成日期=f"{year}-10-01", 状态="已完成")
    for sort, key in (("宣传资料", x("12")), ("画帖", x("13"))):
        for i in range(12):
            p.entry("material_given", 资料或者物资名称=f"防疫{sort}第{i + 1}批", 种类=sort, 用途="疫情防控",
                    发放日期=f"{year}-02-{i + 2:02d}", 发放数量=share(n(key), 12, i), 状态="已发放")
    levels = ("全国人大代表", "省人大代表", "市人大代表", "县人大代表", "乡镇人大代表")[:n(x("27"))]
    pieces = n(x("26"))
    for i in range(pieces):
        p.entry("media_piece", 标题=f"采风稿件{i + 1}", 媒体="山西日报", 媒体级别="省级", 刊播日期=p.day(year, i, pieces),
                采风或者报道活动="三晋代表采风行", 报道对象=levels[i % len(levels)])
    p.bodies()
    guests = n(x("18"))
    p.meetings(year, "常委会会议", min(guests, 6), guests=guests)
    names = p.stations("乡镇站", n(x("14")))
    told = n(x("17"))
    p.receptions(year, names, n(x("15")), people=n(x("16")), collected=told + told // 7, solved=told, until=366)
    p.matter(year, "水污染防治")
    p.step(year, "水污染防治", "执法检查", "一法两条例执法检查", f"{year}-06-15", "法律法规", [f"法规{i + 1}" for i in range(n(x("30")))])
    p.row("supervision_problem", 问题="建设用地落实难", 发现日期=f"{year}-03-02", 来自="跟踪督查",
          问题始于=f"{year - n(x('06')) - 1}-12-01", 状态="已解决", 办结日期=f"{year}-11-20")
    for i in range(n(x("07"))):
        p.row("supervision_problem-like", 问题=f"项目{i + 1}用地", 发现日期=f"{year}-06-01", 来自="跟踪督查", 状态="已解决",
              办结日期=f"{year}-12-01", 同类问题="建设用地落实难")
    checks = n(x("04"))
    for i in range(checks):
        on = date(year, 3, 10) + timedelta(days=i * (int(p.v(x("05"))) * 31 + 10) // max(checks - 1, 1))
        p.row("supervision_check", 问题="建设用地落实难", 发现日期=f"{year}-03-02", 督查日期=on.isoformat(), 督查人="督查组",
              督查情况="看了现场", 结果="有进展")
    matter_solved(p, year, "机关包联", "引入资金", "引入资金", 0, yuan=f"{p.text(x('08'))}万")
    matter_solved(p, year, "机关包联", "追回工资费用", "农民工工资", 0, yuan=f"{p.text(x('09'))}万", target="扶贫合作社")
    matter_solved(p, year, "机关包联", "追回工资费用", "工资及有关费用", 1, yuan=f"{p.text(x('10'))}万", target="务工农民工和投资商")
    tabled = n(x("21"))
    p.suggestions(year, "七次会议", tabled, solved=nearest(p.v(x("22")), tabled), satisfied=tabled)
    p.row("allowance_budget", 年度=year, 经费名称="专项代表活动经费", 范围="本级人大", 金额=f"{p.text(x('23'))}万")
    whole, parts = int(p.v(x("24")) * 1000000), 60 * 12
    for i in range(parts):
        fen = share(whole, parts, i)
        p.row("allowance_paid", 月份=f"{year}-{i // 60 + 1:02d}", 代表姓名=p.deputies[i % 60], 项目="通讯交通补贴", 天数="",
              金额=f"{fen // 100}.{fen % 100:02d}")
    for i in range(nearest(p.v(x("25")), lost)):
        p.row("allowance_paid", 月份=f"{year}-11", 代表姓名=p.deputies[i], 项目="误工补助", 天数="3", 金额="300")


Place.text = lambda self, key: self.figures[key].text
MAKERS = dict(zip((name for name, _, _ in PLACES),
                  (jiangxian, jiaocheng, lanxian, zhongyang, shilou, xingxian, linxian, liulin, lvliang)))


def make(figures, root):
    for name, code, level in PLACES:
        p = Place(figures, name, code, level)
        MAKERS[name](p)
        p.write(root)
    return PLACES


if __name__ == "__main__":
    make(Figures(sys.argv[1]), sys.argv[2])

#!/usr/bin/env python3
"""Print article | rule | test for docs/law-matrix.md.

A rule is a declaration in src/law/*.h whose comment has `@law` tags; a test is a function in
src/law/tests/*.c under a comment with the same tag:

    @law  Deputies Law (2025-03-11) art. 51(2), 52; anything after the semicolon is a note

Fails if a rule has no test citing the same article, if a test cites an article no rule cites, or
if a tag names a statute or version not listed below.

usage: law_matrix.py SRC > docs/law-matrix.md
"""
import pathlib
import re
import sys

STATUTES = {  # as cited in comments -> Chinese title, binding or model
    "Administrative Sanctions Law (2020-06-20)": ("公职人员政务处分法", "national"),
    "Budget Law (2018-12-29)": ("预算法", "national"),
    "Civil Code (2020-05-28)": ("民法典", "national"),
    "Constitution (2018-03-11)": ("宪法", "national"),
    "Deputies Law (2015-08-29)": ("代表法", "national"),
    "Deputies Law (2025-03-11)": ("代表法", "national"),
    "Election Law (2020-10-17)": ("选举法", "national"),
    "Legislation Law (2023-03-13)": ("立法法", "national"),
    "Organic Law (2022-03-11)": ("地方组织法", "national"),
    "People's Assessors Law (2018-04-27)": ("人民陪审员法", "national"),
    "People's Courts Law (2018-10-26)": ("人民法院组织法", "national"),
    "People's Procuratorates Law (2018-10-26)": ("人民检察院组织法", "national"),
    "Petition Regulation (2022-02-25)": ("信访工作条例", "national"),
    "Supervision Law (2006-08-27)": ("监督法", "national"),
    "Supervision Law (2024-11-08)": ("监督法", "national"),
    "Beijing Filing Regulation (2024-09-27)":
        ("北京市各级人民代表大会常务委员会规范性文件备案审查条例", "model"),
    "Beijing Appointment Regulation (2023-07-28)":
        ("北京市人民代表大会常务委员会任免国家机关工作人员条例", "model"),
    "Beijing Congress Procedure (2022-01-10)": ("北京市人民代表大会议事规则", "model"),
    "Beijing Standing Committee Procedure (2010-12-23)":
        ("北京市人民代表大会常务委员会议事规则", "model"),
    "Chongqing Appointment Regulation (2022-06-10)":
        ("重庆市各级人民代表大会常务委员会人事任免工作条例", "model"),
    "Chongqing Standing Committee Procedure (2023-03-30)":
        ("重庆市人民代表大会常务委员会议事规则", "model"),
    "Guangdong Appointment Measures (2022-07-28)":
        ("广东省各级人民代表大会常务委员会人事任免办法", "model"),
    "Guangdong Congress Procedure (2022-01-22)": ("广东省人民代表大会议事规则", "model"),
    "Guangdong Standing Committee Procedure (2023-03-30)":
        ("广东省人民代表大会常务委员会议事规则", "model"),
    "Henan Congress Procedure (2010-07-30)": ("河南省人民代表大会议事规则", "model"),
    "Henan Major Matters Provisions (2014-12-04)":
        ("河南省人民代表大会常务委员会讨论、决定重大事项的规定", "model"),
    "Henan Standing Committee Regulation (2010-07-30)":
        ("河南省人民代表大会常务委员会工作条例", "model"),
    "Shandong Congress Procedure (2019-02-18)": ("山东省人民代表大会议事规则", "model"),
    "Shandong Filing Provisions (2017-07-28)":
        ("山东省各级人民代表大会常务委员会规范性文件备案审查规定", "model"),
    "Shanghai Filing Regulation (2024-11-28)":
        ("上海市人民代表大会常务委员会规范性文件备案审查条例", "model"),
    "Zhejiang Appointment Regulation (2018-05-31)":
        ("浙江省人民代表大会常务委员会任免国家机关工作人员条例", "model"),
    "Zhejiang Congress Procedure (2021-01-30)": ("浙江省人民代表大会议事规则", "model"),
    "Zhejiang Standing Committee Procedure (2020-11-27)":
        ("浙江省人民代表大会常务委员会议事规则", "model"),
    "Henan Supervision Measures (2015-10-22)": ("河南省实施监督法办法", "model"),
    "Shenzhen Appointment Regulation (2022-12-08)":
        ("深圳市人民代表大会常务委员会任免国家机关工作人员条例", "model"),
    "Zhejiang Major Matters Provisions (2018-07-27)":
        ("浙江省各级人民代表大会常务委员会讨论决定重大事项的规定", "model"),
    "Zhejiang Supervision Regulation (2008-11-28)":
        ("浙江省各级人民代表大会常务委员会监督条例", "model"),
    "Zhejiang Township Congress Regulation (2016-07-29)": ("浙江省乡镇人民代表大会工作条例", "model"),
    "PLA Election Measures (2021-04-29)": ("中国人民解放军选举全国人民代表大会和县级以上地方各级人民代表大会代表的办法", "national"),
    "Zhejiang Election Rules (2021-03-26)": ("浙江省县、乡两级人民代表大会代表选举实施细则", "model"),
    "Beijing Election Rules (2021-05-27)": ("北京市区、乡镇人民代表大会代表选举实施细则", "model"),
    "Beijing Suggestions Regulation (2014-01-22)": ("北京市代表建议办理条例", "model"),
    "Chongqing Deputies Measures (2016-03-31)": ("重庆市实施代表法办法", "model"),
    "Chongqing Suggestions Regulation (2017-11-30)": ("重庆市代表建议工作条例", "model"),
    "Chongqing Township Congress Regulation (2016-03-31)": ("重庆市乡镇人大工作条例", "model"),
    "Henan Suggestions Measures (2017-07-28)": ("河南省代表建议办理办法", "model"),
    "Qingdao Suggestions Regulation (2021-07-29)": ("青岛市代表建议工作条例", "model"),
    "Shandong Suggestions Regulation (2017-05-19)": ("山东省代表建议办理工作条例", "model"),
    "Shandong Township Congress Provisions (2015-12-03)": ("山东省乡镇人大工作若干规定", "model"),
    "Shanghai Congress Rules (2001-10-24)": ("上海市人民代表大会议事规则", "model"),
    "Shanghai Suggestions Provisions (2015-03-01)": ("上海市代表建议规定", "model"),
    "Shandong Deputies Measures (2015-12-03)": ("山东省实施代表法办法", "model"),
    "Zhejiang Deputies Measures (2016-05-27)": ("浙江省实施代表法办法", "model"),
    "Zhejiang Suggestions Provisions (2016-05-27)": ("浙江省代表建议办理的规定", "model"),
}
COMMENT = re.compile(r"/\*(.*?)\*/", re.S)
TAG = re.compile(r"@law\s+([^;\n]+)")
CITE = re.compile(r"(.+?\(\d{4}-\d\d-\d\d\)) art\. (.+)")
ARTICLE = re.compile(r"\d+(\(\d+\))?")
NAME = re.compile(r"\b([A-Za-z_]\w*)\s*(?:\(|\[\]|;|=)")


def cites(comment, where, problems):
    """The (statute, article) pairs of one comment."""
    for tag in TAG.findall(comment):
        match = CITE.fullmatch(tag.strip())
        if match is None or match[1] not in STATUTES:
            problems.append(f"{where}: not a known statute and version: {tag.strip()}")
            continue
        for word in match[2].split(","):
            if ARTICLE.fullmatch(word.strip()):
                yield match[1], word.strip()


def tagged(path, problems):
    """(statute, article, name of what the comment stands above) for every tag of a file."""
    text = path.read_text()
    for comment in COMMENT.finditer(text):
        if "@law" not in comment[1]:
            continue
        after = re.sub(r"MUST_CHECK|__attribute__\(\(.*?\)\)|PRINTF_LIKE\(.*?\)", "",
                       text[comment.end():])
        name = NAME.search(after)
        line = text.count("\n", 0, comment.start()) + 1
        for statute, article in cites(comment[1], f"{path.name}:{line}", problems):
            yield statute, article, name[1] if name else path.stem


def order(row):
    statute, article = row[:2]
    kind = STATUTES[statute][1]
    number = [int(n) for n in re.findall(r"\d+", article)]
    return kind != "national", statute, number


def chinese(statute, article):
    title = STATUTES[statute][0]
    version = statute[statute.rindex("("):]
    number, _, paragraph = article.partition("(")
    return f"《{title}》{version} 第{number}条" + (f"第{paragraph[:-1]}款" if paragraph else "")


def main():
    root, problems = pathlib.Path(sys.argv[1]), []
    rules, tests = {}, {}
    for header in sorted(root.glob("law/*.h")):
        for statute, article, name in tagged(header, problems):
            rules.setdefault((statute, article), []).append(name)
    for source in sorted(root.glob("law/tests/test_*.c")):
        for statute, article, name in tagged(source, problems):
            tests.setdefault((statute, article), []).append(f"{source.stem}: {name}")
    lines = ["# Law matrix", "",
             "Generated by `tools/law_matrix.py src`. National law binds everywhere; a model binds "
             "only where it was made", "and gives defaults elsewhere.", "",
             "| Article | Cited as | Kind | Rule | Test |", "|---|---|---|---|---|"]
    for key in sorted(rules, key=order):
        if key not in tests:
            problems.append(f"{key[0]} art. {key[1]}: no test cites it ({', '.join(rules[key])})")
        rule = "<br>".join(f"`{name}`" for name in rules[key])
        test = "<br>".join(dict.fromkeys(tests.get(key, ["NO TEST"])))
        lines.append(f"| {chinese(*key)} | {key[0]} art. {key[1]} | {STATUTES[key[0]][1]} "
                     f"| {rule} | {test} |")
    for key in sorted(set(tests) - set(rules), key=order):
        problems.append(f"{key[0]} art. {key[1]}: tested, but no rule cites it")
    print("\n".join(lines))
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()

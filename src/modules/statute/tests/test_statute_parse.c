// SPDX-License-Identifier: MulanPSL-2.0
/* Cutting laws into articles: numbers, headings, quotations; then every law and regulation at hand,
 * its articles counted against the source, and nothing of it lost. */
#include "base/tap.h"
#include "modules/statute/statute_parse.h"
#include <dirent.h>
#include <stdio.h>

static struct arena *arena;

static struct statute_parsed cut(const char *text)
{
    struct statute_parsed p;
    struct err err = {0};

    OK(statute_parse(arena, &err, str_from(text), &p) == ST_OK, "cut");
    return p;
}

static void numbers(void)
{
    static const struct {
        const char *text;
        size_t bytes;
        int64_t n, sub;
    } T[] = {
        {"第一条 为了", 9, 1, 0},
        {"第十条", 9, 10, 0},
        {"第一百二十三条之二　x", 27, 123, 2},
        {"第一百零五条", 18, 105, 0},
        {"第12条 x", 8, 12, 0},
        {"第一千零一条", 18, 1001, 0},
        {"第条", 0, 0, 0},
        {"条", 0, 0, 0},
        {"第十款", 0, 0, 0},
        {"第十条之间", 9, 10, 0},
    };
    int64_t n, sub;

    for (size_t i = 0; i < COUNT(T); i++) {
        EQ_INT(statute_number(str_from(T[i].text), "条", &n, &sub), (long long)T[i].bytes,
               T[i].text);
        if (T[i].bytes > 0)
            OK(n == T[i].n && sub == T[i].sub, T[i].text);
    }
}

static void shape(void)
{
    const struct statute_parsed p =
        cut("中华人民共和国试行法\n（2020年1月2日通过　2024年11月8日修订）\n目　录\n第一编 总则\n"
            "第一章 一般规定\n第一编 总则\n第一章 一般规定\n第一条　为了甲。\n第二条 应当：\n"
            "（一）乙；\n（二）丙。\n丁。\n第二条之一 戊。\n第二章 附则\n第一节 其他\n第四条 "
            "规定“第九条 己”。\n第五条 自2024年12月1日起施行。\n附件一：表\n第一条 庚。");

    EQ_TEXT(str_z(arena, p.title), "中华人民共和国试行法", "title");
    OK(p.adopted_on.year == 2024 && p.adopted_on.month == 11, "the last day of its history");
    OK(p.effective_on.month == 12 && p.effective_on.day == 1, "in force from");
    EQ_INT(p.articles, 6, "articles");
    EQ_INT(p.odd_count, 1, "one number is missing");
    EQ_TEXT(p.odd[0].what, "gap", "a gap");
    EQ_TEXT(str_z(arena, p.odd[0].number), "第四条", "at the fourth");
    EQ_TEXT(str_z(arena, p.odd[0].before), "第二条之一", "after this");
    EQ_TEXT(p.pieces[0].level, "note", "the list of contents is text");
    EQ_TEXT(p.pieces[1].level, "part", "a part");
    EQ_TEXT(str_z(arena, p.pieces[3].path), "第一编 总则 第一章 一般规定", "where it stands");
    EQ_TEXT(str_z(arena, p.pieces[4].text), "应当：\n（一）乙；\n（二）丙。\n丁。", "its lines");
    EQ_INT(p.pieces[5].sub, 1, "第二条之一");
}

static void quoted(void)
{
    const struct statute_parsed p =
        cut("修正案\n第一条 修改为：“\n第九条 新文。\n第十条 再新。”\n第二条 完。");

    EQ_INT(p.articles, 2, "what is quoted is no article");
    EQ_INT(p.odd_count, 2, "but is named");
    EQ_TEXT(p.odd[0].what, "quoted", "as such");
}

static void decision(void)
{
    const struct statute_parsed p =
        cut("关于某事的决定\n为了甲，作如下决定：\n一、乙。\n（一）丙。\n二、丁。\n戊。");

    OK(p.decision && p.articles == 2, "一、 and 二、");
    EQ_TEXT(p.pieces[0].level, "note", "what stands before");
    EQ_TEXT(str_z(arena, p.pieces[1].number), "一、", "number");
    EQ_TEXT(str_z(arena, p.pieces[2].text), "丁。\n戊。", "text");
}

static void refused(void)
{
    struct statute_parsed p;
    struct err err = {0};

    OK(statute_parse(arena, &err, S(" \n"), &p) == ST_INVALID, "nothing");
    OK(statute_parse(arena, &err, S("只有标题"), &p) == ST_INVALID, "a title alone");
}

/* ---------------------------------------------------------------- the real ones */

static struct str read_all(const char *path)
{
    static char bytes[1 << 20];
    FILE *f = fopen(path, "rb");
    size_t n;

    if (f == NULL)
        return S("");
    n = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    return str_dup(arena, (struct str){bytes, n});
}

/* The source without blanks and marks. */
static struct str bare(struct str s)
{
    struct buf b = buf_new(arena, s.len + 1);
    struct str line;

    while (str_cut(&s, '\n', &line)) {
        line = str_trim(line);
        if (str_starts(line, S("<!--")))
            continue;
        while (line.len > 0 && line.ptr[0] == '#')
            line = (struct str){line.ptr + 1, line.len - 1};
        buf_str(&b, line);
    }
    return statute_squash(arena, buf_view(&b));
}

static struct str again(const struct statute_parsed *p)
{
    struct buf b = buf_new(arena, 0);

    buf_str(&b, p->title);
    buf_str(&b, p->history);
    for (size_t i = 0; i < p->count; i++) {
        buf_str(&b, p->pieces[i].number);
        buf_str(&b, p->pieces[i].text);
    }
    return statute_squash(arena, buf_view(&b));
}

/* Lines of the source that begin like an article, counted without the cutter. */
static long long counted(struct str s)
{
    struct str line;
    long long n = 0;

    while (str_cut(&s, '\n', &line)) {
        size_t at;

        line = str_trim(line);
        if (!str_starts(line, S("第")))
            continue;
        for (at = 3; at < line.len && at < 40 && line.ptr[at] != ' '; at++)
            if (line.len - at >= 3 && memcmp(line.ptr + at, "条", 3) == 0)
                break;
        if (at + 3 < line.len && memcmp(line.ptr + at, "条", 3) == 0 && line.ptr[at + 3] == ' ')
            n++;
    }
    return n;
}

struct sum {
    long long files, articles, odd, without;
};

static void one(const char *path, const char *name, struct sum *sum)
{
    const struct arena_mark mark = arena_mark(arena);
    const struct str source = read_all(path);
    struct statute_parsed p;
    struct err err = {0};
    long long quotes = 0;

    if (statute_parse(arena, &err, source, &p) != ST_OK) {
        OK(false, name);
        return;
    }
    for (size_t i = 0; i < p.odd_count; i++) {
        quotes += strcmp(p.odd[i].what, "quoted") == 0;
        printf("# %s: " STR_FMT " (%s, after " STR_FMT ")\n", name, STR_ARG(p.odd[i].number),
               p.odd[i].what, STR_ARG(p.odd[i].before));
    }
    sum->files++;
    sum->odd += (long long)p.odd_count;
    sum->without += p.decision;
    sum->articles += p.decision ? 0 : (long long)p.articles;
    if (!p.decision)
        EQ_INT((long long)p.articles + quotes, counted(source), name);
    OK(str_eq(again(&p), bare(source)), name);
    arena_reset(arena, mark);
}

static bool folder(const char *shared, const char *below, struct sum *sum)
{
    char dir[512], path[1024];
    struct dirent *e;
    DIR *d;

    snprintf(dir, sizeof dir, "%s/data/%s", shared, below);
    d = opendir(dir);
    if (d == NULL) {
        printf("ok %d - laws # SKIP the shared data is not there\n", ++tap_count);
        return false;
    }
    while ((e = readdir(d)) != NULL) {
        if (!str_ends(str_from(e->d_name), S(".md")) || e->d_name[0] == '_')
            continue;
        snprintf(path, sizeof path, "%s/%s", dir, e->d_name);
        one(path, e->d_name, sum);
    }
    closedir(d);
    return true;
}

static void all(void)
{
    const char *shared = getenv("RENDA_SHARED");
    struct sum sum = {0};

    if (shared == NULL)
        shared = "../shared";
    if (!folder(shared, "laws/宪法", &sum) || !folder(shared, "laws/宪法相关法", &sum) ||
        !folder(shared, "local_regulations", &sum))
        return;
    printf("# %lld files, %lld articles, %lld irregular numbers, %lld without articles\n",
           sum.files, sum.articles, sum.odd, sum.without);
}

int main(void)
{
    arena = arena_open(0);
    numbers();
    shape();
    quoted();
    decision();
    refused();
    all();
    arena_close(arena);
    return tap_done();
}

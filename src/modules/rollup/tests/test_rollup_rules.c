// SPDX-License-Identifier: MulanPSL-2.0
/* Packages written and read again, and every way in which a file is none. */
#include "base/tap.h"
#include "modules/rollup/rollup_rules.h"

static const char KEY[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
static const char SIGNATURE[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
                                "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

static struct rollup_figure figures[2];

static struct rollup_package package(void)
{
    return (struct rollup_package){.code = S("990121"),
                                   .congress = S("云溪县人民代表大会"),
                                   .level = S("county"),
                                   .from = {2026, 1, 1},
                                   .to = {2026, 12, 31},
                                   .made_at = 1700000000,
                                   .figures = figures,
                                   .count = 2};
}

static struct str file_of(struct arena *a)
{
    const struct rollup_package p = package();

    return rollup_sign(a, rollup_write(a, &p, str_from(KEY)), str_from(SIGNATURE));
}

static void test_there_and_back(void)
{
    struct arena *a = arena_open(0);
    const struct str file = file_of(a);
    struct rollup_file f;
    int line;

    OK(rollup_read(a, file, &f, &line) == NULL, "a package is read");
    OK(str_eqz(f.package.congress, "云溪县人民代表大会") && str_eqz(f.package.code, "990121") &&
           str_eqz(f.package.level, "county"),
       "who sent it");
    OK(f.package.from.year == 2026 && f.package.to.month == 12 && f.package.made_at == 1700000000,
       "of when");
    EQ_INT((int64_t)f.package.count, 2, "its figures");
    EQ_INT(f.package.figures[1].numerator, 139, "above the line");
    EQ_INT(f.package.figures[1].denominator, 147, "and below");
    EQ_INT(f.package.figures[0].denominator, -1, "a count has nothing below");
    OK(str_eqz(f.package.figures[1].definition, "按期 除 以 应答"), "no tab or line end goes in");
    OK(str_eqz(f.public_hex, KEY) && str_eqz(f.signature_hex, SIGNATURE), "key and signature");
    OK(str_starts(file, f.written) && f.written.len + sizeof "signature\t" - 1 + 129 == file.len,
       "what is signed is all before the last line");
    arena_close(a);
}

/* The file with one piece of it replaced. */
static void faulty(const char *piece, const char *by, const char *key)
{
    struct arena *a = arena_open(0);
    struct str file = file_of(a), rest = file;
    struct buf b = buf_new(a, 0);
    struct rollup_file f;
    const char *why;
    size_t at = 0;
    int line;

    while (at + strlen(piece) <= file.len &&
           !str_starts((struct str){file.ptr + at, file.len - at}, str_from(piece)))
        at++;
    if (at + strlen(piece) > file.len)
        at = file.len; /* not there: behind it all */
    rest.len = at;
    buf_str(&b, rest);
    buf_z(&b, by);
    if (at + strlen(piece) <= file.len)
        buf_str(&b, (struct str){file.ptr + at + strlen(piece), file.len - at - strlen(piece)});
    why = rollup_read(a, buf_view(&b), &f, &line);
    EQ_TEXT(why != NULL ? why : "", key, by);
    arena_close(a);
}

static void test_faults(void)
{
    faulty("renda-rollup 1", "renda-rollup 2", "rollup.err.no_package");
    faulty("renda-rollup 1", "\xff", "rollup.err.no_package");
    faulty("from\t2026-01-01", "from\t2026-13-01", "rollup.err.head");
    faulty("from\t2026-01-01", "from\t2027-01-01", "rollup.err.head");
    faulty("to\t2026-12-31\n", "", "rollup.err.head");
    faulty("from\t2026-01-01\n", "", "rollup.err.head");
    faulty("made\t1700000000", "made\t0", "rollup.err.head");
    faulty("made\t1700000000", "made\tnow", "rollup.err.head");
    faulty("made\t1700000000", "made\t1", "");
    faulty("to\t2026-12-31", "to\t2026-01-01", "");
    faulty("level\tcounty", "level\tcounty\x1f", "rollup.err.no_package");
    faulty("key\t0", "key\tx", "rollup.err.unsigned");
    faulty("code\t990121", "code\t", "rollup.err.head");
    faulty("congress\t云溪县人民代表大会\n", "", "rollup.err.head");
    faulty("\t186\t-1", "\t186", "rollup.err.figure");
    faulty("\t186\t-1", "\tmany\t-1", "rollup.err.figure");
    faulty("\t186\t-1", "\t186\t-2", "rollup.err.figure");
    faulty("\t186\t-1", "\t10000000000000001\t-1", "rollup.err.figure");
    faulty("\t186\t-1", "\t-10000000000000001\t-1", "rollup.err.figure");
    faulty("\t186\t-1", "\t186\t10000000000000001", "rollup.err.figure");
    faulty("\t186\t-1", "\t10000000000000000\t-1", "");
    faulty("figure\tsuggestion.tabled", "figure\tsuggestion tabled", "rollup.err.figure");
    faulty("figure\tsuggestion.tabled", "figure\t../tabled", "rollup.err.figure");
    faulty("figure\tsuggestion.tabled", "figure\tsuggestion:tabled", "rollup.err.figure");
    faulty("figure\tsuggestion.tabled", "figure\tsuggestion{tabled", "rollup.err.figure");
    faulty("figure\tsuggestion.tabled", "figure\tz", "");
    faulty("\t186\t-1", "\t-10000000000000000\t10000000000000000", "");
    faulty("key\t0", "key\t-", "rollup.err.unsigned");
    faulty("figure\tsuggestion.tabled", "figure\t", "rollup.err.figure");
    faulty("代表提出建议", "", "rollup.err.figure");
    faulty("suggestion.in_time", "suggestion.tabled", "rollup.err.twice");
    faulty("level\t", "colour\t", "rollup.err.line");
    faulty("key\t0011", "key\t001", "rollup.err.unsigned");
    faulty("key\t0011", "key\t00AG", "rollup.err.unsigned");
    faulty("signature\t00", "signature\t0", "rollup.err.unsigned");
    faulty("signature\t", "signatur\t", "rollup.err.line");
    faulty("nothing of it", "\n", "rollup.err.after");
}

static void test_bounds(void)
{
    struct arena *a = arena_open(0);
    struct rollup_package p = package();
    struct rollup_figure *many = arena_array(a, ROLLUP_FIGURES_MAX + 1, struct rollup_figure);
    struct buf big = buf_new(a, 0);
    struct rollup_file f;
    int line;

    for (int i = 0; i <= ROLLUP_FIGURES_MAX; i++) {
        many[i] = figures[0];
        many[i].name = str_printf(a, "f%d", i);
    }
    p.figures = many;
    p.count = ROLLUP_FIGURES_MAX;
    OK(rollup_read(a, rollup_sign(a, rollup_write(a, &p, str_from(KEY)), str_from(SIGNATURE)), &f,
                   &line) == NULL,
       "as many as may be");
    p.count++;
    EQ_TEXT(rollup_read(a, rollup_sign(a, rollup_write(a, &p, str_from(KEY)), str_from(SIGNATURE)),
                        &f, &line),
            "rollup.err.too_many", "one more");
    EQ_INT(line, ROLLUP_FIGURES_MAX + 8, "and on which line");
    p.count = 0;
    EQ_TEXT(rollup_read(a, rollup_sign(a, rollup_write(a, &p, str_from(KEY)), str_from(SIGNATURE)),
                        &f, &line),
            "rollup.err.empty", "none");
    p.count = 1;
    many[0].name = str_printf(a, "%0120d", 0);
    OK(rollup_read(a, rollup_sign(a, rollup_write(a, &p, str_from(KEY)), str_from(SIGNATURE)), &f,
                   &line) == NULL,
       "the longest name");
    many[0].name = str_printf(a, "%0121d", 0);
    EQ_TEXT(rollup_read(a, rollup_sign(a, rollup_write(a, &p, str_from(KEY)), str_from(SIGNATURE)),
                        &f, &line),
            "rollup.err.figure", "a longer one");
    buf_z(&big, "renda-rollup 1\ncongress\t");
    for (int i = 0; i < 3001; i++)
        buf_char(&big, 'x');
    EQ_TEXT(rollup_read(a, buf_view(&big), &f, &line), "rollup.err.line", "a line too long");
    big.len--;
    EQ_TEXT(rollup_read(a, buf_view(&big), &f, &line), "rollup.err.head", "the longest there is");
    while (big.len <= ROLLUP_BYTES_MAX)
        buf_char(&big, 'x');
    EQ_TEXT(rollup_read(a, buf_view(&big), &f, &line), "rollup.err.too_big", "a file too long");
    big.len--;
    EQ_TEXT(rollup_read(a, buf_view(&big), &f, &line), "rollup.err.line", "the longest file");
    EQ_TEXT(rollup_read(a, S(""), &f, &line), "rollup.err.no_package", "nothing at all");
    arena_close(a);
}

static void test_definitions(void)
{
    OK(rollup_same_definition(S("本年提出的建议。"), S("本年提出的 建议")), "blanks and stops");
    OK(rollup_same_definition(S(""), S("。 ")), "nothing");
    OK(!rollup_same_definition(S("本年提出"), S("本年交办")), "another");
    OK(rollup_same_definition(S("提出。交办"), S("提出交办")), "a stop in the middle");
    OK(!rollup_same_definition(S("提出。交办"), S("提出。a交办")), "and what follows it");
    OK(!rollup_same_definition(S(""), S("a")), "nothing is not something");
    OK(rollup_same_definition((struct str){"提出。x", sizeof "提出。" - 1}, S("提出")),
       "nor beyond");
    OK(!rollup_same_definition(S("本年"), S("本年提出")), "the beginning of another");
    OK(!rollup_same_definition(S("本年提出"), S("本年")), "and the other way round");
}

static void test_money(void)
{
    struct arena *a = arena_open(0);
    struct str shown;

    OK(rollup_money(S("万元/分"), &shown) && str_eqz(shown, "万元"), "counted in fen");
    OK(rollup_money(S("/分"), &shown) && shown.len == 0, "whatever is shown");
    OK(!rollup_money(S("万元"), &shown) && str_eqz(shown, "万元"), "counted as it is shown");
    OK(!rollup_money(S("分"), &shown) && str_eqz(shown, "分"), "points");
    EQ_STR(rollup_money_unit(a, S("元")), "元/分", "as it is sent");
    EQ_STR(rollup_money_unit(a, (struct str){0}), "/分", "whose unit is not known");
    arena_close(a);
}

int main(void)
{
    figures[0] = (struct rollup_figure){
        S("suggestion.tabled"), S("代表提出建议"), S("件"), S("本年提出"), 186, -1};
    figures[1] = (struct rollup_figure){
        S("suggestion.in_time"), S("按期答复率"), S("%"), S("按期\t除 以\n应答"), 139, 147};
    test_there_and_back();
    test_faults();
    test_bounds();
    test_definitions();
    test_money();
    return tap_done();
}

// SPDX-License-Identifier: MulanPSL-2.0
/* Escaping, and the small formats of templates. */
#include "base/tap.h"
#include "platform/view/put.h"

typedef void put_fn(struct buf *, struct str);

static struct str put(struct arena *a, put_fn *fn, struct str s)
{
    struct buf out = buf_new(a, 0);

    fn(&out, s);
    return buf_view(&out);
}

static void test_text(struct arena *a)
{
    EQ_STR(put(a, html_put_text, S("<a href=\"x\">'&'</a>")),
           "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;", "every special character");
    EQ_STR(put(a, html_put_text, S("第047号 #1 (6.8公里)")), "第047号 #1 (6.8公里)", "others stay");
    EQ_STR(put(a, html_put_text, S("")), "", "nothing");
    EQ_STR(html_escape(a, S("&&&&&&&&&")).safe, "&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;",
           "the longest growth");
}

/* Every byte at every place of the eight-byte steps. */
static void test_every_byte(struct arena *a)
{
    static const char SPECIAL[] = "&<>\"'";
    bool good = true;

    for (unsigned c = 1; c < 256; c++) {
        for (size_t at = 0; at < 24; at++) {
            char text[24];
            struct str got;

            memset(text, 'x', sizeof text);
            text[at] = (char)c;
            got = put(a, html_put_text, (struct str){text, sizeof text});
            good = good && (got.len > sizeof text) == (strchr(SPECIAL, (int)c) != NULL);
        }
    }
    OK(good, "exactly the five special characters grow, wherever they stand");
}

static void test_urls(struct arena *a)
{
    static const char *const GOOD[] = {"",     "/",           "/suggestion/47?q=a&b=c#x",
                                       "?q=1", "#main",       "https://example.org/",
                                       "/a:b", "HTTP://x.cn", "/中文"};
    static const char *const BAD[] = {"javascript:alert(1)",
                                      "JaVaScRiPt:x",
                                      " javascript:x",
                                      "java\tscript:x",
                                      "data:text/html,x",
                                      "//evil.example",
                                      "/\\evil.example",
                                      "/\t/evil.example",
                                      "\\\\evil",
                                      "vbscript:x",
                                      "suggestion/47",
                                      "https:",
                                      "/a\nb",
                                      "mailto:x@y",
                                      "ftp://x"};

    for (size_t i = 0; i < COUNT(GOOD); i++)
        OK(html_href_safe(str_from(GOOD[i])), GOOD[i]);
    for (size_t i = 0; i < COUNT(BAD); i++)
        EQ_STR(put(a, html_put_href, str_from(BAD[i])), "#", "refused");
    EQ_STR(put(a, html_put_href, S("/a?b=\"c\"&d")), "/a?b=&quot;c&quot;&amp;d", "and escaped");
    EQ_STR(put(a, html_put_url, S("a b/c?d=é&~")), "a%20b%2Fc%3Fd%3D%C3%A9%26~", "one component");
}

static void test_lines(struct arena *a)
{
    EQ_STR(put(a, html_put_paras, S("一<\r\n\r\n  二 \n")), "<p>一&lt;</p><p>二</p>", "paragraphs");
    EQ_STR(put(a, html_put_paras, S(" \n ")), "", "blank lines only");
    EQ_STR(put(a, html_put_lines, S("a\r\n<b>\n\nc")), "a<br>&lt;b&gt;<br><br>c", "lines");
}

static void test_formats(struct arena *a)
{
    struct buf out = buf_new(a, 0);

    view_put_pad(&out, 7, 3);
    buf_char(&out, ' ');
    view_put_pad(&out, 47, 3);
    buf_char(&out, ' ');
    view_put_pad(&out, 1047, 3);
    buf_char(&out, ' ');
    view_put_iso_date(&out, (struct date){2026, 1, 2});
    view_put_iso_date(&out, (struct date){0});
    buf_char(&out, ' ');
    view_put_iso_time(&out, 1794186300);
    view_put_iso_time(&out, 0);
    EQ_STR(buf_view(&out), "007 047 1047 2026-01-02 2026-11-09T09:05:00+08:00", "formats");
}

static void test_icons(struct arena *a)
{
    struct buf out = buf_new(a, 0);

    OK(icon_bit("menu") == 1 && icon_bit("search") == 2, "bits follow the order of icons.txt");
    OK(icon_bit("no-such") == 0 && icon_bit(NULL) == 0, "an unknown icon has no bit");
    icon_put_symbols(&out, 0);
    icon_put(&out, "no-such");
    EQ_STR(buf_view(&out), "", "and writes nothing");
    icon_put_symbols(&out, icon_bit("x"));
    EQ_STR(buf_view(&out),
           "<svg hidden><symbol id=\"i-x\" viewBox=\"0 0 24 24\"><path d=\"M6 6l12 12M18 6L6 18\"/>"
           "</symbol></svg>\n",
           "only the symbols asked for");
}

int main(void)
{
    struct arena *a = arena_open(0);

    test_text(a);
    test_every_byte(a);
    test_urls(a);
    test_lines(a);
    test_formats(a);
    test_icons(a);
    arena_close(a);
    return tap_done();
}

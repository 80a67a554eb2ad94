// SPDX-License-Identifier: MulanPSL-2.0
/* Text views, UTF-8, buffers and JSON out. */
#include "base/arena_limit.h"
#include "base/json.h"
#include "base/num.h"
#include "base/tap.h"
#include "base/utf8.h"

static void test_utf8(void)
{
    static const struct {
        const char *what;
        struct str in;
        bool valid, text;
    } ROWS[] = {
        {"ASCII", {"abc", 3}, true, true},
        {"Chinese", {"\xe4\xba\xba", 3}, true, true},
        {"four bytes", {"\xf0\xa0\x80\x80", 4}, true, true},
        {"cut off", {"\xe4\xba", 2}, false, false},
        {"overlong slash", {"\xc0\xaf", 2}, false, false},
        {"overlong three bytes", {"\xe0\x80\xaf", 3}, false, false},
        {"surrogate", {"\xed\xa0\x80", 3}, false, false},
        {"past U+10FFFF", {"\xf4\x90\x80\x80", 4}, false, false},
        {"F5", {"\xf5\x80\x80\x80", 4}, false, false},
        {"lone continuation", {"\x80", 1}, false, false},
        {"NUL is UTF-8 but not text", {"a\0b", 3}, true, false},
        {"tab and line ends are text", {"\t\r\n", 3}, true, true},
        {"escape is not text", {"\x1b[0m", 4}, true, false},
        {"C1 control is not text", {"\xc2\x85", 2}, true, false},
        {"U+FFFF is not text", {"\xef\xbf\xbf", 3}, true, false},
    };

    arr_each (i, COUNT(ROWS)) {
        OK(utf8_valid(ROWS[i].in.ptr, ROWS[i].in.len) == ROWS[i].valid, ROWS[i].what);
        OK(utf8_valid_text(ROWS[i].in.ptr, ROWS[i].in.len) == ROWS[i].text, ROWS[i].what);
    }
    EQ_INT(utf8_chars("人大abc", 9), 5, "characters, not bytes");
    EQ_INT(utf8_clip("人大", 6, 4), 3, "clipped at a character");
    EQ_INT(utf8_clip("人大", 6, 6), 6, "nothing to clip");
    EQ_INT(utf8_clip_chars("人大会", 9, 2), 6, "first two characters");
}

static void test_utf8_every_character(void)
{
    size_t wrong = 0;

    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4];
        size_t len;
        const size_t n = utf8_encode(c, bytes);
        const bool surrogate = c >= 0xD800 && c <= 0xDFFF;

        if (utf8_valid(bytes, n) == surrogate)
            wrong++;
        else if (!surrogate && (utf8_decode(bytes, n, &len) != c || len != n))
            wrong++;
    }
    EQ_INT(wrong, 0, "each code point survives encoding and decoding");
}

static void test_trim_and_cut(void)
{
    struct str s = S("a,b,,c"), head;
    int64_t n;

    EQ_STR(str_trim(S(" \t\n\xe3\x80\x80 人 大\xe3\x80\x80\r\n")), "人 大", "wide blanks too");
    EQ_STR(str_trim(S("\xe3\x80\x80")), "", "only blanks");
    OK(str_cut(&s, ',', &head) && str_eqz(head, "a"), "first part");
    OK(str_cut(&s, ',', &head) && str_eqz(head, "b"), "second part");
    OK(str_cut(&s, ',', &head) && str_eqz(head, ""), "empty part");
    OK(str_cut(&s, ',', &head) && str_eqz(head, "c"), "last part");
    OK(!str_cut(&s, ',', &head), "end");
    OK(str_to_int(S("9223372036854775807"), &n) && n == INT64_MAX, "largest");
    OK(str_to_int(S("-9223372036854775808"), &n) && n == INT64_MIN, "smallest");
    OK(!str_to_int(S("9223372036854775808"), &n), "one too many");
    OK(!str_to_int(S(""), &n) && !str_to_int(S("-"), &n) && !str_to_int(S("1a"), &n),
       "not numbers");
    OK(!str_to_int(S(" 1"), &n) && !str_to_int(S("+1"), &n), "no blanks, no plus");
}

static void test_hex(struct arena *a)
{
    uint8_t out[4];

    EQ_STR(str_hex(a, "\x00\xff\x10", 3), "00ff10", "hex");
    OK(str_unhex(S("00FF10"), out, 4) == 3 && memcmp(out, "\x00\xff\x10", 3) == 0, "and back");
    EQ_INT(str_unhex(S("0"), out, 4), -1, "odd length");
    EQ_INT(str_unhex(S("0g"), out, 4), -1, "not a digit");
    EQ_INT(str_unhex(S("0011223344"), out, 4), -1, "too long");
}

static void test_json(struct arena *a)
{
    struct buf b = buf_new(a, 0);
    struct json j = json_begin(&b);

    json_object(&j, NULL);
    json_str(&j, "name", S("a\"b\\c\n\x01人"));
    json_int(&j, "n", INT64_MIN);
    json_array(&j, "list");
    json_bool(&j, NULL, true);
    json_null(&j, NULL);
    json_object(&j, NULL);
    json_object_end(&j);
    json_array_end(&j);
    json_date(&j, "on", (struct date){2026, 2, 28});
    json_date(&j, "no", (struct date){0});
    json_instant(&j, "at", 1795104000);
    json_object_end(&j);
    EQ_STR(
        buf_view(&b),
        "{\"name\":\"a\\\"b\\\\c\\n\\u0001人\",\"n\":-9223372036854775808,\"list\":[true,null,{}],"
        "\"on\":\"2026-02-28\",\"no\":null,\"at\":\"2026-11-20T00:00:00+08:00\"}",
        "JSON");
}

static void test_buf_maximum(struct arena *a)
{
    struct buf b = buf_new(a, 10);

    buf_z(&b, "12345");
    buf_z(&b, "67890");
    OK(!b.overflow && b.len == 10, "exactly full");
    buf_char(&b, 'x');
    OK(b.overflow && b.len == 10, "one more is refused and remembered");
}

static void count(void *p)
{
    ++*(int *)p;
}

static void test_arena(void)
{
    struct arena *a = arena_open(0);
    int freed = 0;
    struct arena_mark mark;
    char *kept = arena_alloc(a, 100);

    arena_on_free(a, count, &freed);
    memset(kept, 'k', 100);
    mark = arena_mark(a);
    arena_on_free(a, count, &freed);
    arr_each (i, 1000)
        memset(arena_alloc(a, 1000), 'x', 1000);
    arena_reset(a, mark);
    EQ_INT(freed, 1, "reset runs the callbacks since the mark");
    OK(kept[0] == 'k' && kept[99] == 'k', "what was before the mark stays");
    arena_clear(a);
    EQ_INT(freed, 2, "clear runs the rest");
    EQ_INT(arena_used_bytes(a), 0, "and counts from nothing");
    OK(((char *)arena_alloc(a, 64))[63] == 0, "memory is zeroed again");
    arena_close(a);
}

/* ---- more than there is */

struct greedy {
    struct arena *a;
    int rounds, ended;
    bool inner, outer;
};

static void takes_for_ever(void *p)
{
    struct greedy *g = p;

    for (;;) {
        memset(arena_alloc(g->a, 4096), 'x', 4096);
        g->rounds++;
    }
}

static void takes_too_much_at_once(void *p)
{
    struct greedy *g = p;

    (void)arena_array_(g->a, SIZE_MAX / 2, 4);
    g->rounds++;
}

static void guards_another(void *p)
{
    struct greedy *g = p;

    g->inner = arena_guarded(takes_for_ever, g);
    arena_clear(g->a);
    g->outer = true;
}

static void holds_on(void *p)
{
    struct greedy *g = p;

    arena_hold();
    arena_hold();
    arr_each (i, 20)
        memset(arena_alloc(g->a, 4096), 'h', 4096);
    arena_let();
    memset(arena_alloc(g->a, 4096), 'h', 4096);
    arena_let();
    g->ended++;
    (void)arena_alloc(g->a, 1);
    g->ended++;
}

static struct str who_gave; /* "ab": a before b */
static char given[8];

static void gives(void *name)
{
    given[who_gave.len++] = *(const char *)name;
}

struct owing {
    struct arena *a;
    struct owed before, inside;
    bool inner, left;
};

static void owes_inside(void *p)
{
    struct owing *o = p;
    struct owed third = {0}, second = {0};

    arena_settled(&o->before); /* by whom it was not begun */
    arena_owe(&second, gives, (void *)(uintptr_t) "b");
    arena_owe(&third, gives, (void *)(uintptr_t) "c");
    arena_owe(&o->inside, gives, (void *)(uintptr_t) "d");
    arena_settled(&third);
    arena_settled(&third);
    if (o->left)
        (void)arena_array_(o->a, SIZE_MAX / 2, 4);
    arena_settled(&o->inside);
    arena_settled(&second);
}

static void owes_outside(void *p)
{
    struct owing *o = p;
    struct owed outside = {0}, own = {0};

    arena_owe(&outside, gives, (void *)(uintptr_t) "a");
    arena_owe(&o->before, gives, (void *)(uintptr_t) "x");
    o->inner = arena_guarded(owes_inside, o);
    arena_owe_arena(&own, arena_open(0));
    (void)arena_array_(o->a, SIZE_MAX / 2, 4);
}

static void test_owed(void)
{
    struct owing o = {.a = arena_open(64 * 1024)};

    who_gave = (struct str){given, 0};
    o.left = true;
    OK(!arena_guarded(owes_outside, &o), "both are left");
    OK(!o.inner, "first the inner");
    EQ_STR(who_gave, "dba",
           "what is owed is given back, youngest first, by the guard it is within");
    o.left = false;
    who_gave.len = 0;
    OK(arena_guarded(owes_inside, &o), "work that comes back");
    EQ_INT(who_gave.len, 0, "has settled all itself");
    arena_close(o.a);
}

static void test_limit(void)
{
    struct arena *a = arena_open(64 * 1024);
    struct greedy g = {.a = a};
    int freed = 0;

    arena_on_free(a, count, &freed);
    OK(!arena_nearly_full(a), "an empty one has room");
    OK(!arena_guarded(takes_for_ever, &g), "who takes for ever is left");
    EQ_INT(g.rounds, 15, "at the limit");
    OK(arena_nearly_full(a), "where it is full");
    EQ_INT(freed, 0, "nothing is given back yet");
    arena_clear(a);
    EQ_INT(freed, 1, "then all of it");
    OK(!arena_guarded(takes_too_much_at_once, &g), "an array without end is left, too");
    EQ_INT(g.rounds, 15, "before anything is done");
    EQ_INT(arena_used_bytes(a), 0, "and takes nothing");

    OK(arena_guarded(guards_another, &g), "the innermost guard catches");
    OK(!g.inner && g.outer, "and the work around it goes on");

    arena_clear(a);
    OK(!arena_guarded(holds_on, &g), "held work passes the limit");
    EQ_INT(g.ended, 1, "and is left when it no longer is");
    arena_close(a);
}

static void test_ends(void)
{
    EQ_STR(str_strip(S("@!a@b!"), "!@"), "a@b", "marks at both ends");
    EQ_STR(str_strip(S("@@"), "@"), "", "nothing but marks");
    EQ_INT(str_strip((struct str){"a\0", 2}, "@").len, 2, "a byte of 0 is no mark");
    EQ_INT(str_run(S("aab")), 2, "twice");
    EQ_INT(str_run(S("")), 0, "of nothing");
}

static void test_num(void)
{
    OK(str_same_start(S("/ab"), S("/ac")) && !str_same_start(S("/ab"), S("/bb")),
       "two bytes alike");
    OK(!str_same_start(S("/"), S("/")) && !str_same_start(S("ab"), S("cb")), "no fewer");
    EQ_INT(num_max(-1, 2), 2, "the larger");
    EQ_INT(num_min(-1, 2), -1, "the smaller");
    OK(num_cmp(1, 2) < 0 && num_cmp(2, 1) > 0 && num_cmp(2, 2) == 0, "in order");
    EQ_INT(num_backoff(5, 100, 1, 0), 5, "the first wait");
    EQ_INT(num_backoff(5, 100, 3, 0), 20, "twice as long each time");
    EQ_INT(num_backoff(5, 100, 30, 0), 100, "up to the longest");
    EQ_INT(num_backoff(60, 100, 1, 15), 75, "a quarter more by chance");
    EQ_INT(num_backoff(60, 100, 1, 16), 60, "and not more than that");
}

/* Two texts grow by turns in one arena and keep what they hold; numbers as printf writes them. */
static void test_grow(struct arena *a)
{
    struct buf one = buf_new(a, 0), two = buf_new(a, 0);
    size_t wrong = 0;
    static const int64_t NUMBERS[] = {0, 7, -7, 10, 1234567890123456789, INT64_MAX, INT64_MIN};

    for (int i = 0; i < 5000; i++) {
        buf_int(&one, i % 10);
        if (i % 3 == 0)
            buf_z(&two, "ab");
    }
    arr_each (i, one.len)
        wrong += one.ptr[i] != (char)('0' + i % 10);
    arr_each (i, two.len)
        wrong += two.ptr[i] != "ab"[i % 2];
    EQ_INT(wrong, 0, "grown where it lies or as a copy");
    EQ_INT(strlen(one.ptr), 5000, "and ends in NUL");
    EQ_INT(one.len, 5000, "all of the one");
    EQ_INT(two.len, 3334, "all of the other");
    arr_each (i, COUNT(NUMBERS))
        EQ_STR(str_int(a, NUMBERS[i]), str_printf(a, "%lld", (long long)NUMBERS[i]).ptr, "digits");
}

int main(void)
{
    struct arena *a = arena_open(0);

    test_utf8();
    test_utf8_every_character();
    test_trim_and_cut();
    test_hex(a);
    test_json(a);
    test_buf_maximum(a);
    test_arena();
    test_limit();
    test_owed();
    test_grow(a);
    arena_close(a);
    test_ends();
    test_num();
    return tap_done();
}

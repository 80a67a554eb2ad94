// SPDX-License-Identifier: MulanPSL-2.0
/* Codes of those who follow their own matter, and wrong digits counted. */
#include "base/follow_code.h"
#include "base/tap.h"

static struct arena *arena;

static void test_code(void)
{
    static const uint8_t RANDOM[][FOLLOW_CODE_RANDOM] = {
        {0, 0, 0, 0, 0, 0, 0},
        {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
        {0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde},
    };
    static const char *const WANT[] = {"aaaaaaaaaaaa", "99999999999h", "8grxj63kwte3"};
    char code[FOLLOW_CODE_SIZE], back[FOLLOW_CODE_SIZE];

    for (size_t i = 0; i < COUNT(WANT); i++) {
        follow_code_make(RANDOM[i], code);
        EQ_TEXT(code, WANT[i], "a code of seven bytes");
        OK(follow_code_read(str_from(code), back) && strcmp(code, back) == 0, "comes back");
    }
    EQ_STR(follow_code_show(arena, code), "8GRX-J63K-WTE3", "as people read it");
    EQ_STR(follow_code_show(arena, "aaaaaaaaaaaa"), "AAAA-AAAA-AAAA", "in capitals");
    OK(follow_code_read(S(" 8GRX-j63k wTE3 "), back), "case, blanks, hyphens");
    EQ_TEXT(back, "8grxj63kwte3", "do not count");
    OK(!follow_code_read(S("8grxj63kwte"), back), "too short");
    OK(!follow_code_read(S("8grxj63kwte3a"), back), "too long");
    OK(!follow_code_read(S("8grxj63kwteo"), back), "a letter that we never use");
    OK(!follow_code_read(S("8grxj63kwte\xe4"), back), "bytes of something else");
    OK(!follow_code_read((struct str){"8grxj63kwte", 12}, back), "NUL is no letter");
    OK(!follow_code_read(S("{grxj63kwte3"), back), "nor what stands beside them");
    OK(!follow_code_read(S(""), back), "nothing");
}

/* As it is shown, so it comes back. */
static void test_shown(void)
{
    char code[FOLLOW_CODE_SIZE], back[FOLLOW_CODE_SIZE];
    uint8_t random[FOLLOW_CODE_RANDOM];
    uint32_t n = 1;
    int good = 0;

    for (int i = 0; i < 500; i++) {
        for (size_t k = 0; k < sizeof random; k++) {
            n = n * 1664525u + 1013904223u;
            random[k] = (uint8_t)(n >> 24);
        }
        follow_code_make(random, code);
        good += follow_code_read(follow_code_show(arena, code), back) && strcmp(code, back) == 0;
    }
    EQ_INT(good, 500, "five hundred codes in capitals are read");
}

/* Every single wrong character is found, and nearly every pair of neighbours changed. */
static void test_check(void)
{
    static const char LETTERS[] = "abcdefghijkmnpqrstuvwxyz23456789";
    static const uint8_t RANDOM[] = {0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde};
    char code[FOLLOW_CODE_SIZE], wrong[FOLLOW_CODE_SIZE], back[FOLLOW_CODE_SIZE];
    int passed = 0;

    follow_code_make(RANDOM, code);
    for (size_t i = 0; i + 1 < FOLLOW_CODE_SIZE; i++)
        for (const char *c = LETTERS; *c != '\0'; c++) {
            memcpy(wrong, code, sizeof wrong);
            wrong[i] = *c;
            passed += *c != code[i] && follow_code_read(str_from(wrong), back);
        }
    EQ_INT(passed, 0, "one wrong character never passes");
    for (size_t i = 0; i + 2 < FOLLOW_CODE_SIZE; i++) {
        memcpy(wrong, code, sizeof wrong);
        wrong[i] = code[i + 1];
        wrong[i + 1] = code[i];
        passed += wrong[i] != code[i] && follow_code_read(str_from(wrong), back);
    }
    EQ_INT(passed, 0, "nor do neighbours that changed places");
    OK(follow_code_read(S("iaaaaaaaaaai"), back), "i counts once, at the front");
    OK(follow_code_read(S("1aaaaaaaaaal"), back), "1 and l are read as i");
    EQ_TEXT(back, "iaaaaaaaaaai", "which they look like");
}

static void test_digits(void)
{
    OK(follow_digits_good(S("0909")), "four digits");
    OK(!follow_digits_good(S("090")) && !follow_digits_good(S("09091")), "not three, not five");
    OK(!follow_digits_good(S("09/9")) && !follow_digits_good(S("09:9")), "nothing beside them");
}

static void test_tries(void)
{
    struct follow_tries t = {0};

    OK(!follow_rests(&t, 1000), "nothing wrong yet");
    OK(!follow_count(&t, true, 1000), "the right digits: nothing to store");
    for (int i = 1; i <= 5; i++) {
        OK(!follow_rests(&t, 10000 + i), "compared");
        OK(follow_count(&t, false, 10000 + i), "wrong ones are stored");
        EQ_INT(t.wrong, i, "one by one");
    }
    EQ_INT(t.since, 10001, "the hour begins with the first");
    OK(follow_rests(&t, 10001 + 3600 - 1), "then it rests");
    OK(!follow_rests(&t, 10001 + 3600), "for an hour");
    OK(follow_count(&t, false, 10001 + 3600), "wrong again");
    EQ_INT(t.wrong, 1, "is the first of a new hour");
    EQ_INT(t.since, 10001 + 3600, "which begins now");
    OK(follow_count(&t, true, 20000), "the right ones forgive");
    OK(t.wrong == 0 && t.since == 20000, "all of them");
}

int main(void)
{
    arena = arena_open(0);
    test_code();
    test_shown();
    test_check();
    test_digits();
    test_tries();
    arena_close(arena);
    return tap_done();
}

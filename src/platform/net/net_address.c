// SPDX-License-Identifier: MulanPSL-2.0
/* Which addresses are the public net's. */
#include "platform/net.h"
#include <netinet/in.h>
#include <string.h>

/* Networks that are not for everybody: RFC 6890 and multicast. */
static const struct {
    uint32_t net;
    unsigned bits;
} CLOSED[] = {
    {0x00000000, 8},  {0x0a000000, 8},  {0x64400000, 10}, {0x7f000000, 8},  {0xa9fe0000, 16},
    {0xac100000, 12}, {0xc0000000, 24}, {0xc0000200, 24}, {0xc0a80000, 16}, {0xc6120000, 15},
    {0xc6336400, 24}, {0xcb007100, 24}, {0xe0000000, 4},  {0xf0000000, 4},
};

static bool public4(uint32_t address)
{
    for (size_t i = 0; i < COUNT(CLOSED); i++)
        if ((address ^ CLOSED[i].net) >> (32 - CLOSED[i].bits) == 0)
            return false;
    return true;
}

static uint32_t last32(const uint8_t *b)
{
    return (uint32_t)b[12] << 24 | (uint32_t)b[13] << 16 | (uint32_t)b[14] << 8 | b[15];
}

static bool public6(const uint8_t b[16])
{
    static const uint8_t MAPPED[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    static const uint8_t NAT64[12] = {0, 0x64, 0xff, 0x9b};

    if (memcmp(b, MAPPED, sizeof MAPPED) == 0 || memcmp(b, NAT64, sizeof NAT64) == 0)
        return public4(last32(b));
    if (b[0] == 0x20 && b[1] == 0x02) /* 6to4: the address is inside */
        return public4((uint32_t)b[2] << 24 | (uint32_t)b[3] << 16 | (uint32_t)b[4] << 8 | b[5]);
    if (b[0] == 0x20 && b[1] == 0x01 && b[2] < 0x02) /* Teredo and other special ones */
        return false;
    if (b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0d && b[3] == 0xb8)
        return false;
    return (b[0] & 0xe0) == 0x20; /* 2000::/3 is what is given out */
}

bool net_public(const struct sockaddr *address)
{
    struct sockaddr_in in4;
    struct sockaddr_in6 in6;

    if (address->sa_family == AF_INET) {
        memcpy(&in4, address, sizeof in4);
        return public4(ntohl(in4.sin_addr.s_addr));
    }
    if (address->sa_family != AF_INET6)
        return false;
    memcpy(&in6, address, sizeof in6);
    return public6(in6.sin6_addr.s6_addr);
}

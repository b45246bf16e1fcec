using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Text;
using Tera.Documents;
using Tera.Organisation.Demonstration;
using Tera.Organisation.Logos;
using Tera.TestKit;

namespace Tera.Organisation.Administration;

/// <summary>The arms at the head of papers: of the region, or of an agency that bears its own.</summary>
public sealed class LogoTests
{
    private static readonly AgencyId Agency = OrganisationSeed.Agency("bmcktr");
    private static readonly string Page = OrganisationLinks.Agency(Agency);
    private static readonly string Preview = DocumentLinks.Wording(Agency, "undangan");

    [Fact]
    public async Task Given_arms_of_the_region_and_of_an_agency_then_papers_bear_its_own_and_without_them_those_of_the_region()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var (region, own) = (Png(64, 80), Png(96, 96));
        Assert.Null(await ShownAsync(head));

        var first = await UploadAsync(admin, OrganisationLinks.Region, "kabupaten.png", region);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(Uri(region), await ShownAsync(head));
        await UploadAsync(admin, Page, "dinas.png", own);
        Assert.Equal(Uri(own), await ShownAsync(head));
        Assert.Equal(Uri(own), (await admin.GetAsync(Page)).Html.QuerySelector("section[aria-labelledby=lambang] img")!.GetAttribute("src"));

        await admin.SendAsync(await admin.GetAsync(Page), "hapus-lambang");
        Assert.Equal(Uri(region), await ShownAsync(head));
        await admin.SendAsync(await admin.GetAsync(OrganisationLinks.Region), "hapus-lambang");
        Assert.Null(await ShownAsync(head));
        Assert.Equal(4L, await site.Database.OwnerAsync("select count(*) from platform.audit where process = 'organisation.keep-logo'"));
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "lambang.png", Png(32, 32), "Gambar ini 32 × 32 titik." },
        { "lambang.png", Png(64, 64)[..^8], "Gambar ini terpotong" },
        { "lambang.png", [.. Png(64, 64)[..^12], .. new byte[LogoPicture.Limit], .. Png(64, 64)[^12..]], "Ukuran paling besar 512 KB" },
        { "lambang.jpg", Png(64, 64), "isinya gambar PNG" },
        { "lambang.jpg", Jpeg(colours: 4), "memakai warna cetak (CMYK)" },
        { "lambang.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n"), "Jenis berkas .pdf tidak dapat diterima" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Given_what_no_paper_can_print_when_it_is_sent_then_it_is_told_and_nothing_is_kept(string name, byte[] content, string told)
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");

        var answer = await UploadAsync(admin, OrganisationLinks.Region, name, content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(told, answer.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from organisation.logo"));
    }

    private static async Task<string?> ShownAsync(TestBrowser browser) =>
        (await browser.GetAsync(Preview)).Html.QuerySelector("#pratinjau .letterhead img")?.GetAttribute("src");

    private static async Task<TestPage> UploadAsync(TestBrowser admin, string path, string name, byte[] content)
    {
        var page = await admin.GetAsync(path);
        return await admin.SendFileAsync(page, page.Form("unggah-lambang"), LogoSection.Field, name, content);
    }

    private static string Uri(byte[] png) => $"data:image/png;base64,{Convert.ToBase64String(png)}";

    /// <summary>A whole grey picture.</summary>
    private static byte[] Png(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(new byte[(width + 1) * height]);
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", head), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string kind, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(kind), .. content];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(body));
        return [.. length, .. body, .. sum];
    }

    private static uint Crc(byte[] body)
    {
        var sum = uint.MaxValue;
        foreach (var one in body)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
            }
        }

        return ~sum;
    }

    /// <summary>The frame alone: nothing is unpacked before it is taken.</summary>
    private static byte[] Jpeg(byte colours) => [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 100, 0, 100, colours, 1, 0x11, 0, 0xFF, 0xD9];
}

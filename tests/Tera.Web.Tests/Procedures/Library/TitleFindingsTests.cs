using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>A title that says something else than the rows or the cover is told; a title of an office that fits is left alone.</summary>
public sealed class TitleFindingsTests
{
    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void None_of_the_seven_sources_bears_a_title_of_another_thing(string code) => Assert.Empty(TitleFindings.Of(Shipped.Sop(code)));

    [Theory]
    [InlineData("pelaporan", "Penyusunan Peraturan Bupati", "Judul menjanjikan peraturan, tetapi tidak ada langkah yang membuat atau menandatanganinya.")]
    [InlineData("pelaporan", "Pemberian Cuti Tahunan", "Tidak satu pun langkah menyebut hal pada judulnya (cuti).")]
    [InlineData("bmcktr", "Pengukuran Kinerja Dinas Perhubungan", "Judul menyebut Dinas Perhubungan, sedangkan sampulnya milik SEKRETARIAT.")]
    [InlineData("bmcktr", "Pengukuran Kinerja Tahun 2019", "Judul menyebut tahun 2019, sedangkan sampulnya bertahun 2024.")]
    [InlineData("pelaporan", "Penyusunan Laporan Kinerja", null)]
    [InlineData("bmcktr", "Pengukuran Kinerja Dinas Bina Marga, Cipta Karya dan Tata Ruang", null)]
    [InlineData("bmcktr", "Pengukuran Kinerja Perjalanan Dinas Luar Daerah", null)]
    [InlineData("bmcktr", "Pengukuran Kinerja Tahun 2024", null)]
    public void A_title_is_held_against_the_rows_and_the_cover(string code, string title, string? text) =>
        Assert.Equal(text is null ? [] : [text], TitleFindings.Of(Shipped.Sop(code) with { Title = title }).Select(finding => finding.Text));

    [Fact]
    public void A_title_of_one_period_over_rows_of_another_is_told_at_the_row()
    {
        var sop = Shipped.Sop("bmcktr");
        var making = sop.Steps.First(step => step.Acts.Any(act => act.Kind is ActKind.Prepare));
        var monthly = sop with { Title = "Pengukuran Kinerja Bulanan", Steps = sop.Steps.Replace(making, making with { Text = "Menyusun laporan semester" }) };

        var finding = Assert.Single(TitleFindings.Of(monthly));

        Assert.Equal(making.Key, finding.Step);
        Assert.StartsWith("Judul menyebut bulanan, sedangkan langkah ini menyebut semesteran", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_imported_SOP_that_names_itself_among_those_it_is_related_to_is_told_so()
    {
        var sop = Shipped.Sop("kecamatan");
        var own = sop with { Cover = sop.Cover with { Links = [new("SOP PENGUKURAN KINERJA, TRIWULAN", Code: null, LinkMode.Refers, ToItself: false)] } };

        Assert.Contains(Findings.Of(own, _ => false), finding => finding is { Kind: FindingKind.Links, Text: "“SOP PENGUKURAN KINERJA, TRIWULAN” menunjuk SOP ini sendiri." });
    }

    [Theory]
    [InlineData("Menggandakan dan mendistribusikan laporan", "Satu baris memuat 2 kegiatan: menggandakan dan mendistribusikan.")]
    [InlineData("Staf menomori surat, mencatatnya kemudian mengarsipkan", "Satu baris memuat 3 kegiatan: menomori, mencatat dan mengarsipkan.")]
    [InlineData("Menerima dan mencatat surat", null)]
    [InlineData("Memeriksa dan meneliti berkas", null)]
    [InlineData("Mencatat surat untuk diteruskan dan menyimpan salinannya", null)]
    [InlineData("Mencatat surat dari Menteri dan media", null)]
    public void A_row_that_does_two_things_is_told_by_its_verbs_where_its_acts_do_not_tell_them_apart(string text, string? told)
    {
        var sop = Shipped.Sop("bmcktr");
        var row = sop.Steps.First(step => step.Acts is [{ Kind: ActKind.Report }]);
        var changed = sop with { Steps = sop.Steps.Replace(row, row with { Text = text }) };

        var found = WordingFindings.Of(changed).Where(finding => finding.Step == row.Key && finding.Text.Contains("kegiatan:", StringComparison.Ordinal)).Select(finding => finding.Text);

        Assert.Equal(told is null ? [] : [told], found);
    }
}

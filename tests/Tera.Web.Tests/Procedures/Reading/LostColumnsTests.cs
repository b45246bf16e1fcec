using System.Diagnostics;
using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>Text whose columns are gone: nothing printed may vanish, and what only the words tell must say so.</summary>
public sealed class LostColumnsTests
{
    private const string Head = "No Kegiatan Pelaksana Mutu Baku\nKepala Dinas Staf\nKelengkapan Waktu Output\n";

    [Theory]
    [InlineData("Menyusun Laporan Triwulan 1", "Bahan")]
    [InlineData("Mengisi formulir A", "Formulir A")]
    [InlineData("Memeriksa berkas [asli] dan <salinan>", "Berkas")]
    [InlineData("Menutup buku setiap Jum’at", "Buku")]
    public void A_typed_text_keeps_every_letter_and_sign(string text, string input)
    {
        var sop = Parse(Head + $"1 {text} {input} 2 jam Laporan\n2 Mengarsipkan laporan Laporan 5 menit Arsip\n");

        var first = sop.PrintedSteps.First();
        Assert.Equal($"{text} {input}", string.Join(' ', [first.Text, .. first.Standard.Inputs.Select(one => one.Printed)]));
        Assert.DoesNotContain("hasil pindai", sop.Source!.Note!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scanned_text_names_what_was_taken_for_frames_and_keeps_what_belongs_to_a_word()
    {
        var sop = Parse(Head + "1 |Menyusun Laporan Triwulan 1 R4 | Bahan | 2 jam |Laporan\nkinerja \\\nI\n2 |Mengarsipkan laporan | Laporan | 5 menit |Arsip\n");

        var first = sop.PrintedSteps.First();
        Assert.Equal(("Menyusun Laporan Triwulan 1 kinerja", "Bahan"), (first.Text, first.Standard.Inputs.Single().Printed));
        Assert.Contains("tanda \\ |, “R4” (baris 4), “I” (baris 6). Periksa bila salah satunya tercetak.", sop.Source!.Note!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 Menyusun laporan Bahan 2 jam Laporan\n2 Mengarsipkan laporan Laporan 5 menit Arsip\n")]
    [InlineData("1 Menyusun laporan Bahan 2 jam Laporan \n2 Mengarsipkan laporan Laporan 5 menit Arsip \n")]
    public void Where_only_the_words_part_kegiatan_from_kelengkapan_the_row_asks_and_another_place_is_one_click(string rows)
    {
        var sop = Parse(Head + rows);
        var (first, second) = (sop.PrintedSteps.First(), sop.PrintedSteps.Last());

        Assert.Equal((Origin.Inferred, 0.5m), (first.Border!.Origin, first.Border.Confidence));
        Assert.Equal((Origin.Inferred, 0.8m), (second.Border!.Origin, second.Border.Confidence));
        var asked = Proposals.Of(sop).Single(proposal => proposal.Key == $"{first.Key}:batas");
        Assert.Equal("Kegiatan “Menyusun laporan”, kelengkapan “Bahan”", asked.What);
        var other = Assert.Single(ProposalAnswers.Others(sop, asked));
        Assert.Equal("semuanya kegiatan", other.Label);

        var answered = ProposalAnswers.Apply(sop, new(asked.Key, other.Value), "Dikonfirmasi uji.").PrintedSteps.First();
        Assert.Equal(("Menyusun laporan Bahan", 0, Origin.Confirmed), (answered.Text, answered.Standard.Inputs.Length, answered.Border!.Origin));
    }

    [Fact]
    public void The_answer_may_name_any_word_with_a_capital_and_travels_with_the_file()
    {
        var sop = Parse(Head + "1 Menyusun Rencana Kerja Bahan Rapat 2 jam Laporan\n2 Mengarsipkan laporan Laporan 5 menit Arsip\n");
        var asked = Proposals.Of(sop).First(proposal => proposal.Key.EndsWith(":batas", StringComparison.Ordinal));

        Assert.Equal(["kelengkapan “Bahan Rapat”", "kelengkapan “Kerja Bahan Rapat”", "kelengkapan “Rencana Kerja Bahan Rapat”", "semuanya kegiatan"], ProposalAnswers.Others(sop, asked).Select(other => other.Label));
        var answered = ProposalAnswers.Apply(sop, new(asked.Key, ProposalAnswers.Others(sop, asked)[0].Value), "Dikonfirmasi uji.");
        Assert.Equal(("Menyusun Rencana Kerja", "Bahan Rapat"), (answered.Steps[0].Text, answered.Steps[0].Standard.Inputs.Single().Printed));
        foreach (var form in (IEnumerable<ProcedureDefinition>)[sop, answered])
        {
            Assert.Equal(DefinitionJson.Write(form), DefinitionJson.Write(ProcedureFile.Read(YamlText.Write(form), sop.Code + ".yaml").Definition!));
            Assert.Equal(DefinitionJson.Write(form), DefinitionJson.Write(SopImport.Read(SopBook.Write(form), "buku.xlsx").Sops.Single().Definition!));
            Assert.Equal(form.Steps[0].Border, DefinitionJson.Read(DefinitionJson.Write(form)).Steps[0].Border);
        }
    }

    [Theory]
    [InlineData("3 bulan", "3 bulan")]
    [InlineData("2 hari kerja", "2 hari kerja")]
    [InlineData("3 HK", "3 HK")]
    [InlineData("1 (satu) minggu", "1 (satu) minggu")]
    public void A_time_of_any_unit_is_read_in_a_row_whose_columns_are_gone(string printed, string read)
    {
        var standard = Parse(Head + $"1 Menyusun laporan Bahan {printed} Laporan\n2 Mengarsipkan laporan Laporan 5 menit Arsip\n").PrintedSteps.First().Standard;

        Assert.Equal((read, "Laporan", "Bahan"), (standard.Duration!.Printed, standard.Outputs.Single().Printed, standard.Inputs.Single().Printed));
    }

    [Fact]
    public void A_scanned_row_of_months_is_read_as_its_neighbours_are()
    {
        var sop = Parse(Head + "1 |Menyusun Laporan Triwulan 1 R4 | Bahan | 3 bulan |Laporan\nkinerja \\\nI\n2 |Mengarsipkan laporan | Laporan | 5 menit |Arsip\n");

        Assert.Equal(["3 bulan", "5 menit"], sop.PrintedSteps.Select(step => step.Standard.Duration?.Printed));
        Assert.Equal("Bahan", sop.PrintedSteps.First().Standard.Inputs.Single().Printed);
    }

    [Fact]
    public void A_row_that_prints_its_columns_says_nothing_of_a_border_and_its_text_is_what_it_was_before_borders_were_known() =>
        Assert.DoesNotContain("border", DefinitionJson.Write(Shipped.Sop("bmcktr")), StringComparison.Ordinal);

    [Fact]
    public void Heads_of_lanes_put_together_by_their_words_are_asked_about()
    {
        var sop = Parse("No Kegiatan Pelaksana Mutu Baku\nKepala Dinas Kasubbag\nPerencanaan\nKelengkapan Waktu Output\n1 Menyusun laporan \nBahan 2 jam Laporan \n2 Mengarsipkan laporan \nLaporan 5 menit Arsip \n");

        Assert.Equal(["Kepala Dinas", "Kasubbag Perencanaan"], sop.Lanes.Select(lane => lane.Printed));
        Assert.Equal([0.8m, 0.6m], sop.Lanes.Select(lane => lane.Reading.Confidence));
        Assert.All(sop.Lanes, lane => Assert.True(lane.Reading.IsProposal));
        Assert.Contains("dirangkai dari 2 potongan", sop.Lanes[1].Reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_the_same_word_a_thousand_times_are_parted_at_once()
    {
        var many = string.Join(' ', Enumerable.Repeat("a", 1_900));
        var text = Head + $"1 Menyusun Bahan 2 jam Laporan {many} b\n2 Memeriksa Laporan 1 jam Laporan {many} c\n" + string.Concat(Enumerable.Repeat(many + "\n", 200)) + "3 Mengarsipkan Laporan 1 jam Arsip\n" + string.Concat(Enumerable.Repeat(many + " d\n", 200));
        var watch = Stopwatch.StartNew();

        var read = SopImport.Read(Encoding.UTF8.GetBytes(text), "ulang.txt").Sops.Single();

        Assert.All(read.Faults, fault => Assert.StartsWith("sel dengan ", fault.Found, StringComparison.Ordinal));
        Assert.NotEmpty(read.Faults);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("x a b c", "a b d", 1, 2)]
    [InlineData("a a b", "a b", 1, 2)]
    [InlineData("a b a b c", "a b c", 2, 3)]
    [InlineData("x y", "a", 0, 0)]
    [InlineData("", "a", 0, 0)]
    [InlineData("a", "", 0, 0)]
    public void The_longest_beginning_is_found_wherever_it_stands(string line, string wanted, int at, int length) =>
        Assert.Equal((at, length), RepeatedWords.Beginning(Parts(line), Parts(wanted)));

    [Theory]
    [InlineData("x a b", "q a b r", 2)]
    [InlineData("a b", "b a", 1)]
    [InlineData("a", "b", 0)]
    public void The_longest_ending_is_found_wherever_it_stands(string line, string other, int length) => Assert.Equal(length, RepeatedWords.Ending(Parts(line), Parts(other)));

    private static string[] Parts(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static ProcedureDefinition Parse(string text)
    {
        var sop = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(text), "teks.txt").Sops);
        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        return sop.Definition!;
    }
}

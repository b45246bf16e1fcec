using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>How an imported file names its lanes, at their heads and in its text.</summary>
public sealed class RoleNamesTests
{
    private const string Head = "No\tKegiatan\tCamat\tSekertaris\tKepala Seksi\tKelengkapan\tWaktu\tOutput\n";

    [Fact]
    public void A_slip_in_the_head_of_a_lane_is_read_as_the_role_that_is_meant_and_told_by_the_linter()
    {
        var sop = Parse(Head + "1\tMenyusun laporan\t\t●\t\tBahan\t2 jam\tLaporan\n");

        Assert.Equal(("Sekertaris", "Sekretaris", 0.95m), (sop.Lanes[1].Printed, sop.Lanes[1].Role, sop.Lanes[1].Reading.Confidence));
        Assert.Equal("Camat", sop.Lanes[0].Role);
        Assert.Contains(Findings.Of(sop, _ => true), finding => finding is { Kind: FindingKind.Lanes, Text: "“Sekertaris” dibaca Sekretaris." });
        Assert.Contains(Proposals.Of(sop), proposal => proposal.Key == "lajur:sekertaris");
    }

    [Fact]
    public void A_role_of_the_text_that_heads_no_column_is_proposed_as_another_name_and_told_by_the_linter()
    {
        var sop = Parse(Head + "1\tCamat menyerahkan data kepada kepala bidang untuk dianalisis\t●\t\t\tData\t2 jam\tData\n2\tMenyerahkan uang kepada bendahara\t\t●\t\tUang\t1 jam\tKuitansi\n");

        var alias = Assert.Single(sop.Aliases);
        Assert.Equal(("kepala bidang", "kepala-seksi", 0.5m), (alias.Printed, alias.Lane.Value, alias.Provenance.Confidence));
        var told = Findings.Of(sop, _ => true).Where(finding => finding.Kind is FindingKind.Lanes).Select(finding => (finding.Where, finding.Text)).ToList();
        Assert.Contains(("Sebutan", "“kepala bidang” tidak ada pada kolom pelaksana."), told);
        Assert.Contains(("Langkah 2", "“bendahara” tidak ada pada kolom pelaksana."), told);
    }

    [Fact]
    public void Another_name_that_was_guessed_wrong_is_given_to_another_lane_or_to_none_with_one_click()
    {
        var sop = Parse(Head + "1\tCamat menyerahkan data kepada kepala bidang untuk dianalisis\t●\t\t\tData\t2 jam\tData\n");
        var asked = Proposals.Of(sop).Single(proposal => proposal.Key == "alias:kepala bidang");

        Assert.Equal(["Camat", "Sekretaris", "bukan salah satunya"], ProposalAnswers.Others(sop, asked).Select(other => other.Label));
        var other = Assert.Single(ProposalAnswers.Apply(sop, new(asked.Key, "sekertaris"), "Dikonfirmasi uji.").Aliases);
        Assert.Equal(("sekertaris", Origin.Confirmed), (other.Lane.Value, other.Provenance.Origin));
        Assert.Empty(ProposalAnswers.Apply(sop, new(asked.Key, ProposalAnswers.None), "Dikonfirmasi uji.").Aliases);
        Assert.Empty(Parse(Head.Replace("Camat", "Kepala Dinas", StringComparison.Ordinal).Replace("Kepala Seksi", "Staf", StringComparison.Ordinal) + "1\tMenyerahkan data kepada kepala bidang\t●\t\t\tData\t2 jam\tData\n").Aliases);
    }

    [Theory]
    [InlineData("kepala bidang untuk dianalisis", "kepala bidang")]
    [InlineData("Kasubbag. untuk pembuatan surat", "Kasubbag")]
    [InlineData("kepada Kepala Badan Keuangan dan Aset", "Kepala Badan Keuangan")]
    [InlineData("melaporkan kepada kepala, lalu selesai", null)]
    [InlineData("masing-masing bidang dan sekretariat", null)]
    [InlineData("stafnya", null)]
    public void A_name_ends_where_the_sentence_goes_on(string text, string? name) =>
        Assert.Equal(name is null ? [] : [name], RoleAliases.Unknown(new LaneNames(["Camat"]), text));

    [Theory]
    [InlineData("KASUBANG PERENCAAN", "KASUBBAG PERENCANAAN")]
    [InlineData("Subag Umum", "Subbag Umum")]
    [InlineData("Kadis", "Kadis")]
    public void Only_slips_are_mended_and_letters_stay_as_large_as_they_were(string head, string role) => Assert.Equal(role, LaneNames.Spelled(head));

    [Theory]
    [InlineData("Pejabat Pembuat Komitmen", LaneNature.Position)]
    [InlineData("Pejabat Pengadaan", LaneNature.Position)]
    [InlineData("Pejabat Fungsional", LaneNature.Staff)]
    [InlineData("Pejabat", LaneNature.Staff)]
    public void A_post_that_is_called_pejabat_is_one_post_and_the_word_alone_is_several(string head, LaneNature nature) => Assert.Equal(nature, LaneNames.NatureOf(head).Nature);

    [Theory]
    [InlineData("Staf Pengadministrasi Kasubbag Umum Kepala Dinas", "Staf Pengadministrasi, Kasubbag Umum, Kepala Dinas")]
    [InlineData("Staff Pengelola Sekretaris Kepala Dinas", "Staff Pengelola, Sekretaris, Kepala Dinas")]
    [InlineData("Kepala Seksi Staf Kasubag Umum", "Kepala Seksi, Staf, Kasubag Umum")]
    [InlineData("Staf Bendahara Kepala Dinas", "Staf, Bendahara, Kepala Dinas")]
    public void Staff_in_a_line_of_heads_goes_with_what_it_is_called_by(string heads, string lanes)
    {
        var text = $"SOP Surat Masuk\n\nNo Kegiatan Pelaksana Mutu Baku Ket\n{heads} Kelengkapan Waktu Output\n1 Menerima surat masuk Surat masuk 5 menit Surat tercatat\n2 Mengarsipkan surat Surat tercatat 5 menit Arsip\n";
        var sop = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(text), "surat.txt").Sops).Definition!;

        Assert.Equal(lanes, string.Join(", ", sop.Lanes.Select(lane => lane.Printed)));
    }

    [Fact]
    public void A_post_right_of_a_head_that_was_merged_over_too_few_columns_is_a_lane() =>
        Assert.Equal(["Staf", "Kepala Dinas"], Parse("No\tKegiatan\tPelaksana\tMutu Baku\t\t\n\t\tStaf\tKepala Dinas\tKelengkapan\tWaktu\tOutput\n1\tMenandatangani surat\t\tv\tSurat\t5 menit\tSurat\n").Lanes.Select(lane => lane.Printed));

    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void In_the_shipped_library_every_role_of_the_text_is_a_column_or_a_known_other_name(string code) =>
        Assert.DoesNotContain(Findings.Of(Shipped.Sop(code), _ => true), finding => finding is { Kind: FindingKind.Lanes, Step: not null });

    private static ProcedureDefinition Parse(string text)
    {
        var sop = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(text), "teks.tsv").Sops);
        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        return sop.Definition!;
    }
}

using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;

namespace Tera.Procedures.Reading;

/// <summary>Who is proposed for a row whose marks are lost, by the rules of <c>docs/sop-file.md</c>.</summary>
public sealed class ActorRulesTests
{
    private const string Upwards = "Pemohon|Staf Pelayanan|Kepala Bidang|Sekretaris|Kepala Dinas";
    private const string Office = "Kepala Dinas|Sekretaris|Tim Kerja|Kasubbag Umum|Staf";

    [Theory]
    [InlineData(Upwards, "Menandatangani rekomendasi", "kepala-dinas")]
    [InlineData(Upwards, "Persetujuan rekomendasi", "kepala-dinas")]
    [InlineData(Upwards, "Memerintahkan untuk menyusun rekomendasi", "kepala-dinas")]
    [InlineData(Upwards, "Memerintahkan Staf Pelayanan memeriksa berkas", "kepala-bidang")]
    [InlineData(Upwards, "Mengajukan permohonan", "pemohon")]
    [InlineData(Upwards, "Menerima berkas permohonan", "staf-pelayanan")]
    [InlineData(Upwards, "Membuat konsep dan memerintahkan Staf Pelayanan untuk mengetik", "kepala-bidang")]
    [InlineData("Staf|Lurah", "Menandatangani surat keterangan", "lurah")]
    [InlineData("Masyarakat|Kasubag Umum|Kabag", "Menandatangani rekomendasi", "kabag")]
    [InlineData(Upwards, "Verifikasi dilakukan oleh Staf Pelayanan", "staf-pelayanan")]
    public void Titles_say_who_is_above_whom_and_not_the_places_of_columns(string lanes, string text, string actor) => Assert.Equal(actor, Actors(lanes, text)[0]);

    [Fact]
    public void Whoever_comes_from_outside_neither_signs_nor_orders_nor_checks() =>
        Assert.All(Actors(Upwards, "Mengajukan permohonan", "Menandatangani tanda terima", "Memerintahkan untuk menyusun", "Memeriksa berkas").Skip(1), actor => Assert.NotEqual("pemohon", actor));

    [Fact]
    public void Who_received_goes_on_before_the_office_is_asked() =>
        Assert.Equal("staf", Actors(Office, "Memerintahkan Staf untuk mengirim", "Memproses surat pengantar dan pengarsipan")[1]);

    [Fact]
    public void Who_received_in_a_condition_goes_on() =>
        Assert.Equal("kasubbag-umum", Actors(Office, "Menandatangani surat. Jika benar ditandatangani dan diberikan kepada Kasubbag Umum untuk diproses, jika tidak dikembalikan kepada Staf", "Menerima surat dan mencatatnya")[1]);

    [Fact]
    public void Whom_it_goes_back_to_is_no_receiver_and_does_not_check_it() =>
        Assert.Equal(["staf", "kasubbag-umum", "kasubbag-umum"], Actors("Kabag|Kasubbag Umum|Staf", "Staf menyusun konsep", "Memeriksa konsep. Jika setuju disampaikan ke Kabag, jika tidak diserahkan kepada Staf", "Memberi paraf dan menyerahkan ke Kabag"));

    [Fact]
    public void Who_gives_is_never_who_receives()
    {
        string[] texts = ["Menyampaikan surat kepada Kepala Dinas", "Menyerahkan surat kepada Sekretaris", "Meneruskan surat ke Kasubbag Umum", "Melaporkan hasil kepada Kepala Dinas", "Memerintahkan Kasubbag Umum untuk mengirim", "Mengundang Kepala Dinas untuk rapat"];

        var sop = Read(Office, texts);
        Assert.All(sop.PrintedSteps, step => Assert.All(step.Acts, act => Assert.DoesNotContain(act.Primary, act.Recipients)));
        Assert.Equal("sekretaris", Actors(Office, "Kepala Dinas menandatangani surat", "Menyerahkan surat kepada Kasubbag Umum")[1]);
    }

    [Fact]
    public void An_order_to_a_name_that_is_nearly_a_lane_comes_from_its_superior() =>
        Assert.Equal(("kasubbag-umum", "penyusun-program-anggaran"), Of(Read("Kepala Dinas|Kasubbag Umum|Penyusun Program Anggaran", "Memerintahkan Penyusunan Anggaran Program untuk memproses surat").PrintedSteps.First().Acts[0]));

    [Fact]
    public void A_meeting_without_names_has_all_but_staff_and_who_was_invited_leads_it()
    {
        var meeting = Read(Office, "Mengundang Kepala Dinas untuk rapat", "Melaksanakan rapat pembahasan").PrintedSteps.Last().Acts[0];

        Assert.Equal(["kepala-dinas", "sekretaris", "tim-kerja", "kasubbag-umum"], meeting.Lanes.Select(lane => lane.Value));
        Assert.Equal("sekretaris", Actors(Office, "Mengundang Kepala Dinas untuk rapat", "Melaksanakan rapat pembahasan")[0]);
    }

    [Fact]
    public void Who_meets_others_of_his_own_title_meets_all_of_them() =>
        Assert.Equal(["kasubag-data", "kasubag-umum", "kasubag-program"], Read("Kabag|Kasubag Umum|Kasubag Data|Kasubag Program", "Kasubag Data berkoordinasi dengan kasubag data lainnya").PrintedSteps.First().Acts[0].Lanes.Select(lane => lane.Value));

    [Fact]
    public void A_verb_makes_what_follows_its_object_and_not_the_one_who_acts() =>
        Assert.Equal(("kasubbag-umum", Origin.Inferred), Read("Kabag|Kasubbag Umum|Tim Kerja", "Memerintahkan Kasubbag Umum", "Membentuk tim kerja").PrintedSteps.Last().Acts[0] is var act ? (act.Primary.Value, act.Actor.Origin) : default);

    [Fact]
    public void Two_heads_of_one_rank_leave_the_signature_unsure() =>
        Assert.InRange(Read("Kepala Dinas Kesehatan|Kepala Dinas Sosial|Staf", "Menandatangani perjanjian").PrintedSteps.First().Acts[0].Actor.Confidence, 0.1m, 0.89m);

    [Fact]
    public void A_signature_after_the_paper_went_to_another_official_is_unsure()
    {
        var act = Read(Office, "Menyampaikan surat kepada Sekretaris", "Menandatangani surat").PrintedSteps.Last().Acts[0];

        Assert.Equal(("kepala-dinas", 0.7m), (act.Primary.Value, act.Actor.Confidence));
    }

    [Fact]
    public void What_is_asked_of_another_is_not_signed_in_the_row_that_asks() =>
        Assert.DoesNotContain(Read(Office, "Kasubbag Umum memeriksa konsep, jika benar disampaikan kepada Sekretaris untuk ditandatangani, jika tidak dikembalikan").PrintedSteps.First().Acts, act => act.Kind is ActKind.Sign);

    private static (string, string) Of(Act act) => (act.Primary.Value, string.Join(", ", act.Recipients.Select(lane => lane.Value)));

    private static List<string> Actors(string lanes, params string[] texts) => [.. Read(lanes, texts).PrintedSteps.Select(step => step.Acts[0].Primary.Value)];

    private static ProcedureDefinition Read(string lanes, params string[] texts)
    {
        var blank = new string('\t', lanes.Count(sign => sign == '|') + 1);
        var text = $"No\tKegiatan\t{lanes.Replace('|', '\t')}\tKelengkapan\tWaktu\tOutput\n{string.Concat(texts.Select((row, at) => $"{at + 1}\t{row}{blank}\tBahan\t1 jam\tHasil\n"))}";
        var sop = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(text), "aturan.tsv").Sops);
        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        return sop.Definition!;
    }
}

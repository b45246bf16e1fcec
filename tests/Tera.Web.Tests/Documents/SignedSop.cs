using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Documents;

/// <summary>A small SOP whose document is prepared, initialled, signed, sent, uploaded and archived.</summary>
internal static class SignedSop
{
    public static readonly LaneKey Head = new("kepala");
    public static readonly LaneKey Secretary = new("sekretaris");
    public static readonly LaneKey Clerk = new("staf");
    public static readonly ArtifactKind Document = new("pengukuran");

    public static ProcedureDefinition Definition { get; } = new(
        new("uji-dokumen"),
        "SOP Uji Dokumen",
        Periodicity.Quarterly,
        Document,
        new Cover { Agency = ["Dinas Uji"] },
        [
            new(Head, "Kepala", "Kepala Dinas Uji", LaneNature.Position),
            new(Secretary, "Sekretaris", "Sekretaris", LaneNature.Position),
            new(Clerk, "Staf", "Kasubbag Perencanaan", LaneNature.Position),
        ],
        [],
        [
            Row("susun", "1", "Menyusun dokumen pengukuran kinerja", new Onward.Next(new("paraf")), An(ActKind.Prepare, Clerk, Document)),
            Row("paraf", "2", "Memaraf dokumen", new Onward.Next(new("tanda-tangan")), An(ActKind.Initial, Secretary)),
            Row("tanda-tangan", "3", "Menandatangani dokumen", new Onward.Next(new("kirim")), An(ActKind.Sign, Head, Document)),
            Row("kirim", "4", "Mengirim dokumen", new Onward.Next(new("unggah")), An(ActKind.Dispatch, Clerk, new("surat-pengantar"))),
            Row("unggah", "5", "Mengunggah dokumen", new Onward.Next(new("arsip")), An(ActKind.Upload, Clerk, new("bukti-unggah"), "esr.menpan.go.id")),
            Row("arsip", "6", "Mengarsipkan berkas", new Onward.Finish(), An(ActKind.Archive, Clerk, new("arsip"))),
        ]);

    private static Act An(ActKind kind, LaneKey lane, ArtifactKind? produces = null, string? application = null) =>
        new(kind, [lane], Participation.One, produces, [], Coordinator: null, application, Provenance.Printed);

    private static Step Row(string key, string number, string text, Onward onward, params ImmutableArray<Act> acts) => new(
        new(key), StepNature.Printed, number, text, SourceLine: null, acts, new([], new(1, DurationUnit.Days, "1 hari"), []), onward, Remark: null, Link: null, Refusal: null);
}

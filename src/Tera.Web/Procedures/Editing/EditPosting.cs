using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Reading;
using Tera.Shared;

namespace Tera.Procedures.Editing;

/// <summary>What a form of the editor asks for.</summary>
internal sealed record EditPosting
{
    /// <summary>Names of the forms; those of columns have the key behind.</summary>
    public const string StepName = "langkah", OrderName = "urutan", LaneName = "pelaksana", NewLaneName = "pelaksana-baru", HeadName = "sampul", UndoName = "urungkan", AttestationName = "pengesahan", ArchivingName = "arsip-penutup";

    /// <summary>Null to undo.</summary>
    public DraftChange? Change { get; private init; }

    /// <summary>The change to take back.</summary>
    public Guid Undone { get; private init; }

    /// <summary>Why the form cannot be read at all.</summary>
    public (string? Field, Rejection No)? Fault { get; private init; }

    /// <summary>True when the user wants the next row.</summary>
    public bool GoesOn { get; private init; }

    /// <summary>True when somebody else wrote on the same part meanwhile.</summary>
    public bool Conflicts { get; init; }

    /// <summary>The row as it was typed; null for other forms.</summary>
    public StepForm? Typed { get; private init; }

    public static EditPosting Of(string name, IFormCollection form, ProcedureDefinition draft) => name switch
    {
        StepName => OfStep(form, draft),
        OrderName => OfOrder(form[EditLinks.Act].ToString().Split(':'), draft),
        NewLaneName => new() { Change = new DraftChange.AddLane(new(Slug.Unique(form["Nama"].ToString(), "pelaksana", draft.Lanes.Select(lane => lane.Key.Value).ToHashSet())), form["Nama"].ToString(), Nature(form)) },
        HeadName => OfHead(form, draft),
        AttestationName => new()
        {
            Change = new DraftChange.WriteAttestation(
                Step(form["Setelah"].ToString()), [.. form["Paraf"].OfType<string>().Where(KeyFormat.IsValid).Select(key => new LaneKey(key))], Lane(form["Penanda"].ToString()),
                SopWords.Artifacts.Contains(form["Dokumen"].ToString()) ? new ArtifactKind(form["Dokumen"].ToString()) : draft.MainDocument),
        },
        ArchivingName => new() { Change = new DraftChange.WriteArchiving(Lane(form["Pengarsip"].ToString())) },
        UndoName => new() { Undone = Guid.TryParse(form[EditLinks.Key], out var edit) ? edit : Guid.Empty },
        _ => OfLane(form),
    };

    public string? FieldOf(Rejection no) => (Change, no.Code) switch
    {
        (DraftChange.WriteStep, _) => Typed?.FieldOf(no),
        (DraftChange.WriteAttestation, "procedures.editing.attestation-aside") => "Setelah",
        (DraftChange.WriteAttestation, "procedures.editing.signer-missing") => "Penanda",
        (DraftChange.AddLane or DraftChange.WriteLane, "procedures.editing.lane-name-missing" or "procedures.editing.lane-taken" or "procedures.editing.text-too-long") => "Nama",
        (DraftChange.WriteLane, "procedures.editing.role-too-long") => "Peran",
        (DraftChange.WriteHead, "procedures.editing.title-missing") => "Judul",
        _ => null,
    };

    private static StepKey? Step(string key) => KeyFormat.IsValid(key) ? new StepKey(key) : null;

    private static LaneKey? Lane(string key) => KeyFormat.IsValid(key) ? new LaneKey(key) : null;

    private static EditPosting OfStep(IFormCollection form, ProcedureDefinition draft)
    {
        var key = KeyFormat.IsValid(form[EditLinks.Key]) ? new StepKey(form[EditLinks.Key].ToString()) : default;
        if (form[EditLinks.Act] == "hapus")
        {
            return new() { Change = new DraftChange.RemoveStep(key) };
        }

        var typed = StepForm.Read(form);
        if (draft.Find(key) is not { IsPrinted: true } before)
        {
            return new() { Typed = typed, Fault = (null, EditingRejections.NoSuchStep) };
        }

        return typed.ToStep(before, out var fault) is { } step
            ? new() { Typed = typed, Change = new DraftChange.WriteStep(key, step), GoesOn = form[EditLinks.Act] == "lanjut" }
            : new() { Typed = typed, Fault = fault };
    }

    /// <summary><c>naik:kunci</c>, <c>turun:kunci</c>, <c>sisip:kunci</c> behind a row or at the beginning, <c>pindah:kunci:sebelum</c>, <c>nomori</c>.</summary>
    private static EditPosting OfOrder(string[] asked, ProcedureDefinition draft)
    {
        var rows = draft.PrintedSteps.Select(step => step.Key).ToList();
        StepKey? Key(int at) => asked.ElementAtOrDefault(at) is { } text && KeyFormat.IsValid(text) ? new StepKey(text) : null;
        var at = Key(1) is { } key ? rows.IndexOf(key) : -1;
        DraftChange? change = (asked[0], at) switch
        {
            ("nomori", _) => new DraftChange.Renumber(),
            ("sisip", _) => new DraftChange.InsertStep(EditWords.FreeKey(draft), Key(1)),
            ("naik", >= 0) => new DraftChange.MoveStep(rows[at], rows[Math.Max(at - 1, 0)]),
            ("turun", >= 0) => new DraftChange.MoveStep(rows[at], at + 2 < rows.Count ? rows[at + 2] : null),
            ("pindah", >= 0) => new DraftChange.MoveStep(rows[at], Key(2)),
            _ => null,
        };
        return change is null ? new() { Fault = (null, EditingRejections.NoSuchStep) } : new() { Change = change };
    }

    private static EditPosting OfLane(IFormCollection form)
    {
        if (!KeyFormat.IsValid(form[EditLinks.Key]))
        {
            return new() { Fault = (null, EditingRejections.NoSuchLane) };
        }

        var key = new LaneKey(form[EditLinks.Key].ToString());
        return new()
        {
            Change = form[EditLinks.Act].ToString() switch
            {
                "kiri" => new DraftChange.MoveLane(key, -1),
                "kanan" => new DraftChange.MoveLane(key, 1),
                "hapus" => new DraftChange.RemoveLane(key),
                _ => new DraftChange.WriteLane(key, form["Nama"].ToString(), form["Peran"].ToString(), Nature(form)),
            },
        };
    }

    private static EditPosting OfHead(IFormCollection form, ProcedureDefinition draft)
    {
        var cover = CoverDraft.Read(form);
        if (cover.Faults().Select(fault => ((string?, Rejection)?)fault).FirstOrDefault() is { } fault)
        {
            return new() { Fault = fault };
        }

        var periodicity = SopWords.Periodicities.TryRead(form["Periode"].ToString(), out var word) ? word : draft.Periodicity;
        var document = SopWords.Artifacts.Contains(form["Dokumen"].ToString()) ? new ArtifactKind(form["Dokumen"].ToString()) : draft.MainDocument;
        return new() { Change = new DraftChange.WriteHead(form["Judul"].ToString(), periodicity, document, cover.ToCover(draft.Cover)) };
    }

    private static LaneNature Nature(IFormCollection form) => SopWords.LaneNatures.TryRead(form["Jenis"].ToString(), out var nature) ? nature : LaneNature.Position;
}

using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Trials;
using Tera.Procedures.Versions;

namespace Tera.Procedures;

/// <summary>Every address of the module, so that a route is spelled once; those of SOPs and runs stand on printed paper and never change.</summary>
public static class ProceduresLinks
{
    public const string Runs = "/pelaksanaan";

    public const string StartRun = "/pelaksanaan/mulai";

    public static string Run(RunId run) => $"{Runs}/{run}";

    /// <summary>The run with one of its tasks open.</summary>
    public static string Task(RunId run, TaskKey task) => $"{Runs}/{run}?tugas={Uri.EscapeDataString(TaskKeyText.Write(task))}#tugas";

    public const string Sops = "/sop";

    public static string LibraryEntry(ProcedureCode code) => $"{Sops}/pustaka/{code}";

    public static string Adopt(ProcedureCode code) => $"{LibraryEntry(code)}/pakai";

    public static string Adopt(ProcedureCode code, AgencyId agency) => $"{Adopt(code)}?perangkat={agency}";

    public static string Procedure(ProcedureId procedure) => $"{Sops}/{procedure}";

    public static string Version(ProcedureId procedure, int number) => $"{Procedure(procedure)}?versi={number}";

    public static string Cover(ProcedureId procedure) => $"{Procedure(procedure)}/sampul";

    /// <summary>The holders of all lanes.</summary>
    public static string LaneHolders(ProcedureId procedure) => $"{Procedure(procedure)}/pelaksana";

    public static string LaneHolder(ProcedureId procedure, string lane) => $"{Procedure(procedure)}/pelaksana/{lane}";

    public static string Print(ProcedureId procedure, int number) => $"{Procedure(procedure)}/cetak?versi={number}";

    public static string Download(ProcedureId procedure, int number, string format) => $"{Procedure(procedure)}/unduh/{format}?versi={number}";

    public static string Download(ProcedureCode code, string format) => $"{LibraryEntry(code)}/unduh/{format}";

    /// <summary>A new SOP, from nothing.</summary>
    public const string Write = "/sop/tulis";

    /// <summary>The draft, to be written on.</summary>
    public static string Edit(ProcedureId procedure) => $"{Procedure(procedure)}/sunting";

    /// <summary>Two versions side by side.</summary>
    public static string Compare(ProcedureId procedure, int from, int to) => $"{Procedure(procedure)}/banding?dari={from}&ke={to}";

    /// <summary>What is known of the regulations that SOPs cite.</summary>
    public const string LegalBases = "/sop/dasar-hukum";

    /// <summary>When a run would end, and which row to staff.</summary>
    public static string Simulation(ProcedureId procedure) => $"{Procedure(procedure)}/simulasi";

    /// <summary>A version on the table.</summary>
    public static string Trial(ProcedureId procedure, TrialId trial) => $"{Procedure(procedure)}/uji-coba/{trial}";

    /// <summary>What came of it, on paper.</summary>
    public static string TrialMinutes(ProcedureId procedure, TrialId trial) => $"{Trial(procedure, trial)}/berita-acara";

    /// <summary>The yearly evaluation.</summary>
    public const string Evaluation = "/sop/evaluasi";

    /// <summary>A log of another system beside the runs of an SOP.</summary>
    public static string ForeignLog(ProcedureId procedure) => $"{Times(procedure)}/log-lain";

    /// <summary>The six-monthly form.</summary>
    public const string Monitoring = "/sop/pemantauan";

    /// <summary>Running cases of earlier versions, to be taken to the one in force.</summary>
    public static string Moving(ProcedureId procedure) => $"{Procedure(procedure)}/pindah";

    /// <summary>For other programs.</summary>
    public const string Api = Organisation.OrganisationLinks.Api + "/procedures";

    public static string ApiExport(ProcedureCode code, string format) => $"{Api}/library/{code}/export/{format}";

    public static string ApiExport(ProcedureId procedure, int number, string format) => $"{Api}/{procedure}/export/{format}?version={number}";

    public const string Import = "/sop/impor";

    /// <summary>A workbook with two rows to write over.</summary>
    public const string ImportTemplate = "/sop/impor/templat";

    /// <summary>Standard against actual.</summary>
    public static string Times(ProcedureId procedure) => $"{Procedure(procedure)}/waktu";

    public static string Log(ProcedureId procedure, string form) => $"{Procedure(procedure)}/log/{form}";

    /// <summary>What was read between the lines of the draft, to be answered.</summary>
    public static string Proposals(ProcedureId procedure) => $"{Procedure(procedure)}/usulan";

    public static string Start(ProcedureId procedure) => $"{StartRun}?sop={procedure}";
}

/// <summary>Where the things stand that commands of the module make.</summary>
internal sealed class ProceduresPlace : IReceiptPlace
{
    public string? Of(string process, string result) => (process, Guid.TryParse(result, out var id)) switch
    {
        ("procedures.started", true) => ProceduresLinks.Run(new(id)),
        ("procedures.write-sop", true) => ProceduresLinks.Edit(new(id)),
        ("procedures.import", true) => ProceduresLinks.Proposals(new(id)),
        ("procedures.move-runs", true) => ProceduresLinks.Moving(new(id)),
        ("procedures.adopt", true) => ProceduresLinks.Procedure(new(id)),
        _ => null,
    };
}

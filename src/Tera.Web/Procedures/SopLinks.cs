using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;

namespace Tera.Procedures;

/// <summary>Addresses of SOPs; they stand on printed covers and never change.</summary>
public static class SopLinks
{
    public const string Index = "/sop";

    /// <summary>Name of the query that carries the command whose receipt a page shows.</summary>
    public const string ReceiptQuery = "tanda";

    public static string LibraryEntry(ProcedureCode code) => $"{Index}/pustaka/{code}";

    public static string Adopt(ProcedureCode code) => $"{LibraryEntry(code)}/pakai";

    public static string Adopt(ProcedureCode code, AgencyId agency) => $"{Adopt(code)}?perangkat={agency}";

    public static string Procedure(ProcedureId procedure) => $"{Index}/{procedure}";

    public static string Version(ProcedureId procedure, int number) => $"{Procedure(procedure)}?versi={number}";

    public static string Cover(ProcedureId procedure) => $"{Procedure(procedure)}/sampul";

    public static string LaneHolder(ProcedureId procedure, string lane) => $"{Procedure(procedure)}/pelaksana/{lane}";

    public static string Print(ProcedureId procedure, int number) => $"{Procedure(procedure)}/cetak?versi={number}";

    public static string Start(ProcedureId procedure) => $"/pelaksanaan/mulai?sop={procedure}";

    public static string Run(Engine.RunId run) => $"/pelaksanaan/{run}";

    /// <summary>The same page with the receipt of what was just done.</summary>
    public static string After(string address, Receipt receipt) =>
        $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{ReceiptQuery}={receipt.Command}";
}

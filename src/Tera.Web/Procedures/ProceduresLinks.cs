using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;

namespace Tera.Procedures;

/// <summary>Every address of the module, so that a route is spelled once.</summary>
public static class ProceduresLinks
{
    public const string Runs = "/pelaksanaan";

    public const string StartRun = "/pelaksanaan/mulai";

    public static string Run(RunId run) => $"{Runs}/{run}";

    /// <summary>The run with one of its tasks open.</summary>
    public static string Task(RunId run, TaskKey task) => $"{Runs}/{run}?tugas={Uri.EscapeDataString(TaskKeyText.Write(task))}#tugas";

    public static string Procedure(ProcedureId procedure) => $"/sop/{procedure}";
}

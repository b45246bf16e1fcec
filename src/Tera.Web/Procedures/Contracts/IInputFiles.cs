using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Contracts;

/// <summary>Keeps, in a higher module, the files that come with an input attached by hand.</summary>
public interface IInputFiles
{
    /// <summary>Name of the form's field of files.</summary>
    const string Field = "Berkas.lampirkan";

    /// <summary>Looks at the files of a form and puts their bytes away; what comes back notes them in the transaction that records the input.</summary>
    /// <param name="run">Whose.</param>
    /// <param name="task">Under which task they are attached.</param>
    /// <param name="form">As posted; without files there is nothing to note.</param>
    /// <param name="ct">Ends waiting.</param>
    Task<Result<Func<RunMoment, CancellationToken, Task>>> TakeAsync(RunId run, TaskKey task, PanelForm form, CancellationToken ct);
}

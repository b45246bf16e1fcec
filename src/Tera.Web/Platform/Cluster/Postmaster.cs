using System.Diagnostics;
using Npgsql;

namespace Tera.Platform.Cluster;

/// <summary>One running PostgreSQL server that we started.</summary>
internal sealed class Postmaster
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PatienceWithRecovery = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly Process _process;
    private readonly Task _exited;

    private Postmaster(Process process, Task exited) => (_process, _exited) = (process, exited);

    /// <summary>Ends with the server.</summary>
    internal Task Exited => _exited;

    /// <summary>Starts the command with what it says going to the log file.</summary>
    internal static async Task<Postmaster> StartAsync(IReadOnlyList<string> command, string log)
    {
        // The shell opens the log as us and is replaced by the server, which may not be allowed to open it.
        var start = SystemProgram.Describe(["/bin/sh", "-c", """log=$1; shift; exec "$@" </dev/null >>"$log" 2>&1""", "sh", log, .. command]);
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // The kernel's "stop when your parent dies" means the parent thread. A thread of the pool may end any time, so the
        // server gets a thread that lives as long as it does.
        var parent = new Thread(() =>
        {
            try
            {
                var process = Process.Start(start)!;
                started.SetResult(process);
                process.WaitForExit();
                exited.SetResult();
            }
            catch (Exception e) when (!started.Task.IsCompleted)
            {
                started.SetException(e);
            }
        })
        {
            IsBackground = true,
            Name = "postmaster",
        };
        parent.Start();
        return new Postmaster(await started.Task, exited.Task);
    }

    /// <summary>Waits until the server answers; false when it ended instead.</summary>
    internal async Task<bool> AnswersAsync(string connectionString, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        var patience = Patience;
        while (!_exited.IsCompleted && waited.Elapsed < patience)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(ct);
                return true;
            }
            catch (NpgsqlException e)
            {
                // It lives and says that it is replaying its log after a crash, which takes as long as it takes.
                patience = e.SqlState == PostgresErrorCodes.CannotConnectNow ? PatienceWithRecovery : patience;
                await Task.Delay(Pause, ct);
            }
        }

        return false;
    }

    /// <summary>Fast shutdown; if that takes beyond all patience, an immediate one, from which the next start recovers.</summary>
    internal async Task StopAsync()
    {
        foreach (var signal in (int[])[Posix.Interrupt, Posix.Quit])
        {
            if (!_exited.IsCompleted)
            {
                _ = Posix.Send(_process.Id, signal);
                await Task.WhenAny(_exited, Task.Delay(Patience));
            }
        }

        _process.Dispose();
    }
}

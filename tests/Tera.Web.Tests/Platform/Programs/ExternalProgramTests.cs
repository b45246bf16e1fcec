using System.Diagnostics;

namespace Tera.Platform.Programs;

public sealed class ExternalProgramTests
{
    [Fact]
    public async Task Given_arguments_a_shell_would_read_when_run_then_the_program_gets_them_word_for_word()
    {
        var outcome = await ExternalProgram.RunAsync(new ProgramCall("echo", ["$HOME; ls", "`id`"]), CancellationToken.None);

        Assert.Equal("$HOME; ls `id`\n", outcome.Output);
        Assert.True(outcome.Succeeded);
    }

    [Fact]
    public async Task Given_input_when_run_then_it_reaches_the_program_whole()
    {
        var input = Enumerable.Repeat((byte)'a', 300_000).ToArray();

        var outcome = await ExternalProgram.RunAsync(new ProgramCall("wc", ["-c"]) { Input = input }, CancellationToken.None);

        Assert.Equal("300000", outcome.Output.Trim());
    }

    [Fact]
    public async Task Given_a_program_that_reads_nothing_when_given_much_input_then_its_exit_code_is_told()
    {
        var outcome = await ExternalProgram.RunAsync(new ProgramCall("false", []) { Input = new byte[1_000_000] }, CancellationToken.None);

        Assert.Equal(1, outcome.ExitCode);
    }

    [Fact]
    public async Task Given_endless_output_when_run_then_it_is_cut_and_the_program_does_not_hang()
    {
        var call = new ProgramCall("sh", ["-c", "head -c 5000000 /dev/zero; echo rusak >&2; exit 3"]) { OutputLimit = 1000 };

        var outcome = await ExternalProgram.RunAsync(call, CancellationToken.None);

        Assert.Equal((3, 1000, "rusak"), (outcome.ExitCode, outcome.Output.Length, outcome.FirstComplaint));
    }

    [Fact]
    public async Task Given_a_program_that_starts_others_when_the_limit_passes_then_all_are_ended()
    {
        using var scratch = new ScratchDirectory();
        var call = new ProgramCall("sh", ["-c", "sleep 60 & echo $! > anak; wait"])
        {
            WorkingDirectory = scratch.FullPath,
            TimeLimit = TimeSpan.FromSeconds(2),
        };

        var late = await Assert.ThrowsAsync<ProgramTimeoutException>(() => ExternalProgram.RunAsync(call, CancellationToken.None));

        Assert.Equal("sh", late.Program);
        var child = int.Parse(await File.ReadAllTextAsync(scratch.File("anak")));
        for (var wait = 0; wait < 50 && !IsGone(child); wait++)
        {
            await Task.Delay(100);
        }
        Assert.True(IsGone(child), "The child is still running.");
    }

    [Fact]
    public async Task Given_a_program_that_is_not_installed_when_run_then_one_exception_names_it()
    {
        var missing = await Assert.ThrowsAsync<ProgramMissingException>(
            () => ExternalProgram.RunAsync(new ProgramCall("program-yang-tidak-ada", []), CancellationToken.None));

        Assert.Contains("program-yang-tidak-ada", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_inherits_none_of_our_secrets()
    {
        Environment.SetEnvironmentVariable("TERA_UJI_RAHASIA", "sandi");

        var outcome = await ExternalProgram.RunAsync(new ProgramCall("env", []), CancellationToken.None);

        Assert.DoesNotContain("TERA_UJI_RAHASIA", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("LC_ALL=C.UTF-8", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_work_that_nobody_waits_for_when_it_is_started_then_it_leaves_the_processor_to_others()
    {
        var outcome = await ExternalProgram.RunAsync(new ProgramCall("nice", []) { IsUnhurried = true, MemoryLimit = 1L << 30 }, CancellationToken.None);

        Assert.Equal("5", outcome.Output.Trim());
    }

    [Fact]
    public async Task Given_a_memory_limit_when_a_program_wants_more_then_it_fails()
    {
        var greedy = new ProgramCall("dd", ["if=/dev/zero", "of=/dev/null", "bs=500M", "count=1"]) { MemoryLimit = 100L * 1024 * 1024 };

        var outcome = await ExternalProgram.RunAsync(greedy, CancellationToken.None);

        Assert.False(outcome.Succeeded);
    }

    [Fact]
    public void A_private_directory_opens_for_its_owner_only_and_is_swept_when_its_process_is_gone()
    {
        var deadProcess = Path.Combine(PrivateDirectory.Root, "tera-sapu-4194305-aa");
        Directory.CreateDirectory(deadProcess);
        using var own = PrivateDirectory.Create("sapu");

        PrivateDirectory.Sweep("sapu");

        Assert.False(Directory.Exists(deadProcess));
        Assert.True(Directory.Exists(own.FullPath));
        Assert.Equal("UserExecute, UserWrite, UserRead", File.GetUnixFileMode(own.FullPath).ToString());
    }

    private static bool IsGone(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited || File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is ArgumentException or IOException)
        {
            return true;
        }
    }
}

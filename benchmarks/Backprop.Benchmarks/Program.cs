using Backprop.Benchmarks.Harness;
using Backprop.Benchmarks.Suites;
using BenchmarkDotNet.Running;

var failures = Catalogue.All.SelectMany(suite => suite.Check().Select(failure => $"{suite.Name}: {failure}")).ToList();
failures.ForEach(Console.Error.WriteLine);
if (failures.Count > 0)
    return 1;
Console.WriteLine($"The gradients of {Catalogue.All.Count} programs agree with central differences and with each other.");

if (args is ["--check"])
    return 0;
if (args is ["--table", .. var names])
{
    Table.Print(Catalogue.All.Where(suite => names is [] || names.Contains(suite.Name)), Console.Out);
    return 0;
}

var summaries = BenchmarkSwitcher
    .FromTypes([.. Catalogue.All.Select(suite => suite.GetType())])
    .Run(args is [] ? ["--filter", "*"] : args, ShortJob.Config);
return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;

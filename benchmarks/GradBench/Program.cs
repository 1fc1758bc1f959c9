using Backprop.GradBench.Evals;
using Backprop.GradBench.Protocol;
using Backprop.GradBench.Verification;

if (args is ["--verify", var folder])
    return VectorFolder.Verify(folder, Console.Out) ? 0 : 1;

using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
new Session(Catalogue.All).Run(Console.In, output);
return 0;
